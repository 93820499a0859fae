import {readFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'

/**
 * Puts the site's folder before the paths of `_headers`, which hosts match against whole addresses.
 * Pages get theirs where they print it; this file is copied as it is.
 *
 * @param base - the folder, as Astro is told
 */
export async function placeHeaders(site: string, base: string): Promise<void> {
  const root = base.replace(/\/$/, '')
  if (root === '') return
  const file = join(site, '_headers')
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace(/^\//gm, `${root}/`))
}
