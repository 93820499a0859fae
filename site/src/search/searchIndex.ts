import {createHash} from 'node:crypto'
import {mkdir, readdir, readFile, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {AstroIntegration} from 'astro'
import {indexSite} from './index/siteIndex.ts'
import {mayFollow} from './searchFollows.ts'

/** Pages that are indexed before the build is done, even if somebody would do it later. */
const mostAtOnce = 1_000

/**
 * Indexes the finished pages for the search page.
 *
 * Only pages that Shell.astro marks are in it, and of those only `main`.
 */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': ({dir, pages}) => addIndex(fileURLToPath(dir), pages.length),
    },
  }
}

/** Writes the index into a finished site, unless there are many pages and somebody does it later. */
export async function addIndex(site: string, pageCount: number): Promise<void> {
  if (mayFollow() && pageCount > mostAtOnce) return
  await indexSite({
    site,
    digests: await digestPages(site),
    write: async ({name, body}) => {
      const file = join(site, name)
      await mkdir(dirname(file), {recursive: true})
      await writeFile(file, body)
    },
  })
}

async function digestPages(site: string): Promise<Record<string, string>> {
  const names = (await readdir(site, {recursive: true})).filter((name) => name.endsWith('.html'))
  const digests: Record<string, string> = {}
  for (const name of names) {
    const digest = createHash('sha256').update(await readFile(join(site, name)))
    digests[name.replaceAll('\\', '/')] = digest.digest('hex')
  }
  return digests
}
