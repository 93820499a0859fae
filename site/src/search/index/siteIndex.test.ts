import {createHash} from 'node:crypto'
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import fc from 'fast-check'
import {close, createIndex} from 'pagefind'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {readIndex} from './indexPart.ts'
import {indexSite} from './siteIndex.ts'

// Slow: Pagefind's own program makes what is compared.

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'site-index-'))
})
afterAll(() => rm(folder, {recursive: true}))

interface PageFacts {
  words: readonly string[]
  image?: string | undefined
  filters?: readonly string[]
  isMarked?: boolean
}

const someWords = [
  'Roofer',
  'roofing',
  'café',
  'cafe',
  'naïve',
  'Zürich',
  'data',
  'datum',
  '10',
  '101',
]
const facts: fc.Arbitrary<PageFacts> = fc.record({
  words: fc.array(fc.constantFrom(...someWords), {minLength: 1, maxLength: 40}),
  image: fc.option(fc.constantFrom('roof', 'bridge'), {nil: undefined}),
  filters: fc.subarray(['Path', 'Career', 'Skill']),
  isMarked: fc.constantFrom(true, true, true, false),
})
const edit = fc.record({
  name: fc.constantFrom('', 'about/', 'paths/a/', 'paths/b/', 'paths/c/', 'skills/café/'),
  page: fc.option(facts),
})

test('the index of a changed site is the one that is made from nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(edit, {minLength: 1}), {minLength: 2}), async (rounds) => {
      const site = new IndexedSite()
      for (const edits of rounds) {
        for (const {name, page} of edits) site.put(`${name}index.html`, page)
        await site.index()
        expect(site.indexFiles()).toEqual(await site.indexFromNothing())
      }
    }),
    {numRuns: 6, seed: 8},
  )
})

test('a change reads the pages that changed alone', async () => {
  const site = siteOf(20)
  await site.index()
  site.put('paths/3/index.html', {words: ['Somebody', 'lives', 'here']})
  const written = await site.index((name) => name === 'paths/3/index.html' || isOfIndex(name))

  expect(site.indexFiles()).toEqual(await site.indexFromNothing())
  expect(written.filter((name) => name.includes('/fragment/'))).toHaveLength(1)
})

test('nothing is written for a site that stays as it was', async () => {
  const site = siteOf(3)
  await site.index()
  const before = site.indexFiles()
  const written = await site.index(isOfIndex)

  expect(site.indexFiles()).toEqual(before)
  expect(written.filter((name) => /pf_/.test(name))).toEqual([])
})

test.each(['pagefind-entry.json', 'wasm.en.pagefind', '.pf_meta', '.pf_index', '.pf_filter'])(
  'an index of which a disk has altered a file is made anew: %s',
  async (end) => {
    const site = siteOf(3)
    await site.index()
    const written = await site.index((name, body) => {
      if (!name.endsWith(end)) return true
      const other = Buffer.from(body)
      other[other.length >> 1] = (other[other.length >> 1] ?? 0) ^ 1
      return other
    })

    expect(site.indexFiles()).toEqual(await site.indexFromNothing())
    expect(written.toSorted()).toEqual([...site.indexFiles().keys()])
  },
)

test('many pages are divided, and the index says what Pagefind says of all', async () => {
  const site = siteOf(900)
  await site.index()

  expect(await contentsOf((name) => site.file(`pagefind/${name}`))).toEqual(
    await contentsOf(await pagefindFiles(site)),
  )
})

test('a site without marked pages has no index', async () => {
  const site = new IndexedSite()
  site.put('index.html', {words: ['nothing'], isMarked: false})
  await site.index()

  expect(site.indexFiles().size).toBe(0)
})

/** A site and its index, which lie in a folder while the index is made. */
class IndexedSite {
  #files = new Map<string, Uint8Array>()
  readonly #path = join(folder, createHash('sha256').update(String(process.hrtime())).digest('hex'))

  /** @param page - `null` takes it away */
  put(name: string, page: PageFacts | null): void {
    if (page === null) this.#files.delete(name)
    else this.#files.set(name, Buffer.from(pageOf(page)))
  }

  /**
   * @param onDisk - whether a file can be read, or what the disk has instead
   * @returns the names of the files that were written
   */
  async index(
    onDisk: (name: string, body: Uint8Array) => boolean | Uint8Array = () => true,
  ): Promise<string[]> {
    await rm(this.#path, {recursive: true, force: true})
    for (const [name, body] of this.#files) {
      const lies = onDisk(name, body)
      if (lies === false) continue
      await mkdir(dirname(join(this.#path, name)), {recursive: true})
      await writeFile(join(this.#path, name), lies === true ? body : lies)
    }
    const digests = Object.fromEntries([...this.#files].map(([name, body]) => [name, sha256(body)]))
    const written = new Map<string, Uint8Array>()
    const names = await indexSite({
      site: this.#path,
      digests,
      write: async ({name, body}) => void written.set(name, body),
    })
    const kept = [...this.#files].filter(([name]) => !isOfIndex(name) || names.includes(name))
    this.#files = new Map([...kept, ...written])
    expect([...this.indexFiles().keys()]).toEqual(names.toSorted())
    return [...written.keys()]
  }

  file(name: string): Uint8Array {
    return this.#files.get(name) ?? new Uint8Array()
  }

  pages(): [string, Uint8Array][] {
    return [...this.#files].filter(([name]) => !isOfIndex(name))
  }

  /** Digests by name. */
  indexFiles(): Map<string, string> {
    const files = [...this.#files].filter(([name]) => isOfIndex(name)).sort()
    return new Map(files.map(([name, body]) => [name, sha256(body)]))
  }

  async indexFromNothing(): Promise<Map<string, string>> {
    const other = new IndexedSite()
    other.#files = new Map(this.pages())
    await other.index()
    return other.indexFiles()
  }
}

function siteOf(pageCount: number): IndexedSite {
  const site = new IndexedSite()
  const pages = fc.sample(facts, {seed: 3, numRuns: pageCount})
  for (const [number, page] of pages.entries()) {
    // The last ones alone tell of pictures, so that not all parts of an index do.
    const image = number > pageCount * 0.9 ? page.image : undefined
    site.put(`paths/${number}/index.html`, {...page, image, isMarked: number % 100 !== 99})
  }
  return site
}

function pageOf({words, image, filters = [], isMarked = true}: PageFacts): string {
  const [first] = words
  const marks = filters.map(
    (value) => `<data hidden value="${value}" data-pagefind-filter="type[value]"></data>`,
  )
  const picture = image === undefined ? '' : `<img src="/${image}.png" alt="A ${image}">`
  return `<!doctype html><html lang="en"><title>${first}</title>
<main${isMarked ? ' data-pagefind-body' : ''}>${marks.join('')}<h1>${first}</h1>${picture}
<p>${words.join(' ')}</p></main></html>`
}

function isOfIndex(name: string): boolean {
  return name.startsWith('pagefind/')
}

function sha256(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex')
}

/** What an index says, without how it is divided among files and what those are named. */
async function contentsOf(read: (name: string) => Uint8Array) {
  const part = await readIndex(read)
  return {
    wordCounts: part?.pages.map(({wordCount}) => wordCount),
    words: Buffer.concat(part?.words.map(wordsOf) ?? []).toString('latin1'),
    filters: part?.filters,
    fields: part?.fields,
  }
}

/** The words of a list `[[…]]`, without the heads of its arrays: one byte, and one to three. */
function wordsOf(list: Uint8Array): Uint8Array {
  const info = (list[1] ?? 0) & 31
  return list.subarray(info < 24 ? 2 : info === 24 ? 3 : 4)
}

/** Made by Pagefind alone, which is given all pages at once. */
async function pagefindFiles(site: IndexedSite): Promise<(name: string) => Uint8Array> {
  const {index} = await createIndex({forceLanguage: 'en'})
  const pages = site.pages().map(([name, body]) => ({
    url: `/${name.slice(0, -'index.html'.length)}`,
    content: Buffer.from(body).toString(),
  }))
  for (const page of pages.sort((a, b) => (a.url < b.url ? -1 : 1))) {
    if (page.content.includes('data-pagefind-body')) await index?.addHTMLFile(page)
  }
  const made = await index?.getFiles()
  await close()
  const files = new Map(made?.files.map(({path, content}) => [path, content]))
  return (name) => files.get(name) ?? new Uint8Array()
}
