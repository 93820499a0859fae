import {existsSync, mkdirSync} from 'node:fs'
import {dirname} from 'node:path'

/**
 * Makes a folder and its missing parents, for this user only.
 *
 * Level by level, because `mkdirSync(…, {recursive: true})` never returns below a virtual file
 * system such as /proc.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  mkdirSync(path, {mode: 0o700})
}
