import {createHash} from 'node:crypto'
import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

/** Letters and digits of a key; two of a million pages have the same once in seven thousand sites. */
const keyLength = 10

/** Of what decides what the index says of a page beside the page: this folder's code, and Pagefind's version. */
export interface IndexMake {
  /** Of Pagefind. */
  version: string
  digest: string
}

export async function indexMake(): Promise<IndexMake> {
  const manifest = new URL('../package.json', import.meta.resolve('pagefind'))
  const {version} = JSON.parse(await readFile(fileURLToPath(manifest), 'utf8'))
  const digest = createHash('sha256').update(version)
  const names = (await readdir(import.meta.dirname)).filter((name) => !name.endsWith('.test.ts'))
  for (const name of names.sort()) digest.update(await readFile(join(import.meta.dirname, name)))
  return {version, digest: digest.digest('hex')}
}

/**
 * What a page's fragment is named by: it tells whether the index says of the page what that is now.
 *
 * @param page - its address, and the SHA-256 of its file, hexadecimal
 */
export function pageKey({digest: make}: IndexMake, {url, digest}: {url: string; digest: string}) {
  const key = createHash('sha256')
    .update(JSON.stringify([make, url, digest]))
    .digest('hex')
  return BigInt(`0x${key.slice(0, 20)}`)
    .toString(36)
    .slice(-keyLength)
    .padStart(keyLength, '0')
}
