import {createHash} from 'node:crypto'
import {globSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

/** Digest of the files that match, by path and bytes, and of `extra` values in the order given. */
export function digestOf(
  root: string,
  patterns: readonly string[],
  extra: readonly string[] = [],
): string {
  const hash = createHash('sha256')
  const files = globSync([...patterns], {
    cwd: root,
    exclude: (name) => ['node_modules', 'dist', '.sanity', '.astro'].includes(name),
  })
  for (const file of files.sort()) {
    const path = join(root, file)
    try {
      hash.update(`${file}\0`).update(readFileSync(path))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EISDIR') throw error
    }
  }
  for (const value of extra) hash.update(`\0${value}`)
  return hash.digest('hex').slice(0, 20)
}
