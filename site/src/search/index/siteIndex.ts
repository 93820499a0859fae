import {createHash} from 'node:crypto'
import {readFile} from 'node:fs/promises'
import {availableParallelism} from 'node:os'
import {join} from 'node:path'
import {Tinypool} from 'tinypool'
import {compareText} from '../../content/order.ts'
import {INDEX_FOLDER} from '../searchFacets.ts'
import {ENTRY, fragmentName, type IndexFile, type IndexPart, readIndex} from './indexPart.ts'
import {mergeParts} from './mergeParts.ts'
import {pack} from './packed.ts'
import indexPages, {
  commonNames,
  failed,
  type PagefindPages,
  type PageOfSite,
} from './pagefindPages.ts'
import {indexMake, pageKey} from './pageKeys.ts'

/** Pages that Pagefind is given at once, since it holds all of them in memory. */
const batchSize = 400

/** SHA-256 of the files of a site by their names, hexadecimal. */
export type FileDigests = Readonly<Record<string, string>>

export interface SiteIndexOptions {
  /** Folder of the finished site. */
  site: string
  /** Of all its files. Of an index that lies there, what is another than this is not used. */
  digests: FileDigests
  /** Takes each file that the site does not have yet, by its name in the site. */
  write: (file: IndexFile) => Promise<void>
}

interface KeyedPage extends PageOfSite {
  key: string
}

/** Pages of which an index says what they are now, and others. */
interface IndexedPages {
  part: IndexPart
  /** Of its pages, in its order. */
  keys: readonly string[]
  /** Files that are the same for every index, and the one that names the others. */
  common: readonly IndexFile[]
}

/**
 * Makes the search index of a finished site.
 *
 * What an index that lies there already says of pages as they are is kept, so a change costs the
 * pages that changed and one look through the words. The index is, byte for byte, the one that is
 * made from nothing: it follows from the pages and their addresses alone.
 *
 * @returns the names of all its files in the site
 * @throws SiteError `searchIndex`
 */
export async function indexSite({site, digests, write}: SiteIndexOptions): Promise<string[]> {
  const make = await indexMake()
  const pages = pagesOf(digests).map((page) => ({...page, key: pageKey(make, page)}))
  const read = new Set<string>()
  const before = await indexBefore(site, digests, read)
  const known = new Set(before?.keys)
  const names = new Set<string>()
  const put = async ({name, body}: IndexFile) => {
    names.add(INDEX_FOLDER + name)
    await write({name: INDEX_FOLDER + name, body})
  }
  const unknown = pages.filter(({key}) => !known.has(key))
  const sources = [...(before ? [before] : []), ...(await indexFresh(site, unknown, put))]
  const {listed, numbers} = numberPages(pages, sources)
  if (listed.length === 0) return []
  for (const {key} of listed) names.add(INDEX_FOLDER + fragmentName(key))
  const merging = mergeParts({
    version: make.version,
    pages: listed.map(({key, wordCount}) => ({hash: key, wordCount})),
    parts: sources.map(({part}, index) => ({part, numbers: numbers[index] ?? new Int32Array()})),
    add: async ({name, body}) => {
      if (read.has(name)) names.add(INDEX_FOLDER + name)
      else await put({name, body: await pack(body)})
    },
  })
  const hash = await merging.catch((error: unknown) => {
    // Pagefind writes in another way than is read here.
    throw error instanceof RangeError ? failed([error.message]) : error
  })
  for (const file of commonFiles(sources, {hash, pageCount: listed.length})) await put(file)
  return [...names]
}

/** In the order of their addresses, which is that of the index. */
function pagesOf(digests: FileDigests): (PageOfSite & {digest: string})[] {
  return Object.entries(digests)
    .filter(([name]) => name.endsWith('.html'))
    .map(([name, digest]) => ({name, digest, url: `/${name.replace(/(^|\/)index\.html$/, '$1')}`}))
    .sort((a, b) => compareText(a.url, b.url))
}

/**
 * @param read - is told the names of the index's files as they are read
 * @returns `undefined` if there is none, or it is not what it was
 */
async function indexBefore(
  site: string,
  digests: FileDigests,
  read: Set<string>,
): Promise<IndexedPages | undefined> {
  if (digests[INDEX_FOLDER + ENTRY] === undefined) return undefined
  const readChecked = async (name: string) => {
    const body = await readFile(join(site, INDEX_FOLDER, name))
    const digest = createHash('sha256').update(body).digest('hex')
    if (digests[INDEX_FOLDER + name] !== digest) throw new RangeError(`"${name}" has changed`)
    read.add(name)
    return body
  }
  try {
    const part = await readIndex(readChecked)
    if (part === undefined) return undefined
    const common = commonNames.map(async (name) => ({name, body: await readChecked(name)}))
    return {part, keys: part.pages.map(({hash}) => hash), common: await Promise.all(common)}
  } catch (error) {
    if (!(error instanceof RangeError) && !isMissing(error)) throw error
    process.stderr.write(
      `The search index is made anew, since that of before is damaged (${error}).\n`,
    )
    read.clear()
    return undefined
  }
}

/** @param put - takes the pages' fragments */
async function indexFresh(
  site: string,
  pages: readonly KeyedPage[],
  put: (file: IndexFile) => Promise<void>,
): Promise<IndexedPages[]> {
  const batches: KeyedPage[][] = []
  for (let start = 0; start === 0 || start < pages.length; start += batchSize) {
    batches.push(pages.slice(start, start + batchSize))
  }
  const keys = new Map(pages.map(({name, key}) => [name, key]))
  const indexed = await inThreads(site, batches, async ({part, pages, common}) => {
    const ownKeys: string[] = []
    for (const {name, fragment} of pages) {
      const key = keys.get(name) ?? ''
      ownKeys.push(key)
      await put({name: fragmentName(key), body: fragment})
    }
    return part ? [{part, keys: ownKeys, common}] : []
  })
  return indexed.flat()
}

async function inThreads<Result>(
  site: string,
  batches: readonly KeyedPage[][],
  action: (pages: PagefindPages) => Promise<Result>,
): Promise<Result[]> {
  const tasks = batches.map((pages) => ({site, pages: pages.map(({name, url}) => ({name, url}))}))
  const [only] = tasks
  if (only && tasks.length === 1) return [await action(await indexPages(only))]
  const threadCount = Math.min(tasks.length, availableParallelism())
  const threads = new Tinypool({
    filename: new URL('pagefindPages.ts', import.meta.url).href,
    minThreads: threadCount,
    maxThreads: threadCount,
  })
  try {
    return await Promise.all(
      tasks.map(async (task) => action((await threads.run(task)) as PagefindPages)),
    )
  } finally {
    await threads.destroy()
  }
}

/** Gives the pages that are in an index their numbers, and tells those of each source. */
function numberPages(pages: readonly KeyedPage[], sources: readonly IndexedPages[]) {
  const places = new Map(
    sources.flatMap(({keys}, source) => keys.map((key, page) => [key, {source, page}] as const)),
  )
  const numbers = sources.map(({keys}) => new Int32Array(keys.length).fill(-1))
  const listed: {key: string; wordCount: number}[] = []
  for (const {key} of pages) {
    const place = places.get(key)
    if (place === undefined) continue
    const facts = sources[place.source]?.part.pages[place.page]
    const own = numbers[place.source]
    if (facts === undefined || own === undefined) continue
    own[place.page] = listed.length
    listed.push({key, wordCount: facts.wordCount})
  }
  return {listed, numbers}
}

/** Those that are the same for every index, and the one that names the others. */
function commonFiles(
  sources: readonly IndexedPages[],
  {hash, pageCount}: {hash: string; pageCount: number},
): IndexFile[] {
  // What was made last is of the program that is installed.
  const common = sources.at(-1)?.common ?? []
  return common.map((file) => {
    if (file.name !== ENTRY) return file
    const entry = JSON.parse(Buffer.from(file.body).toString())
    const en = {...entry.languages.en, hash, page_count: pageCount}
    return {name: ENTRY, body: Buffer.from(JSON.stringify({...entry, languages: {en}}))}
  })
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
