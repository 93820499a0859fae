import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {close, createIndex, type PagefindIndex} from 'pagefind'
import {SiteError} from '../../content/errors.ts'
import {ENTRY, fragmentName, type IndexFile, type IndexPart, readIndex} from './indexPart.ts'
import {unpack} from './packed.ts'

export interface PageOfSite {
  /** Of the file, below the site's folder. */
  name: string
  /** Address below the site's own. */
  url: string
}

/** What Pagefind makes of some pages. */
export interface PagefindPages {
  /** `undefined` if none of the pages is marked. */
  part: IndexPart | undefined
  /** Of the pages that are in it, in the part's order. */
  pages: {name: string; fragment: Uint8Array}[]
  /** Files that are the same for every index, and the one that names the others. */
  common: IndexFile[]
}

/** Files that are the same for every index, and the one that names the others; Pagefind also makes user interfaces. */
export const commonNames = [ENTRY, 'pagefind.js', 'wasm.en.pagefind']

/**
 * Indexes pages of a finished site, as far as they are marked for it.
 *
 * Runs in a thread, since Pagefind's program takes pages one after the other.
 *
 * @throws SiteError `searchIndex`
 */
export default async function indexPages({
  site,
  pages,
}: {
  site: string
  pages: readonly PageOfSite[]
}): Promise<PagefindPages> {
  try {
    const {index, errors} = await createIndex({forceLanguage: 'en'})
    if (index === undefined) throw failed(errors)
    for (const {name, url} of pages) {
      const content = await readFile(join(site, name), 'utf8')
      if (!content.includes('data-pagefind-body')) continue
      const added = await index.addHTMLFile({url, content: withSpaces(content)})
      if (added.errors.length > 0) throw failed([url, ...added.errors])
    }
    return await made(index, new Map(pages.map(({name, url}) => [url, name])))
  } catch (error) {
    // Pagefind says in plain errors, one of them several lines long, that its program cannot run.
    throw error instanceof SiteError ? error : failed([String(error).split('\n', 1)[0] ?? ''])
  } finally {
    await close()
  }
}

async function made(
  index: PagefindIndex,
  names: ReadonlyMap<string, string>,
): Promise<PagefindPages> {
  const {files, errors} = await index.getFiles()
  if (errors.length > 0) throw failed(errors)
  const bodies = new Map(files.map(({path, content}) => [path, content]))
  const bodyOf = (name: string) => {
    const body = bodies.get(name)
    if (body === undefined) throw failed([`"${name}" is not among its files`])
    return body
  }
  const part = await readIndex(bodyOf)
  const pages = part?.pages.map(({hash}) => {
    const fragment = bodyOf(fragmentName(hash))
    const {url} = JSON.parse(unpack(fragment).toString())
    const name = names.get(url)
    if (name === undefined) throw failed([`"${url}" was not among the pages`])
    return {name, fragment}
  })
  const common = files.filter(({path}) => commonNames.includes(path))
  return {
    pages: pages ?? [],
    part,
    common: common.map(({path, content}) => ({name: path, body: content})),
  }
}

/** Cells and terms stand apart on the page without a space between them; in an excerpt they need one. */
function withSpaces(html: string): string {
  return html.replace(/<\/?(?:dt|dd|th|td|span)\b[^>]*>/g, ' $& ')
}

export function failed(reasons: readonly string[]): SiteError {
  return new SiteError(
    'searchIndex',
    `The search index could not be made (${reasons.join('; ')}). Run "pnpm install" again; if that does not help, Pagefind has no program for this kind of machine. No site was built.`,
  )
}
