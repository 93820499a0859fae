import {randomBytes} from 'node:crypto'
import {existsSync, readFileSync, renameSync, writeFileSync} from 'node:fs'

/**
 * The secret that the lake's webhook and the publisher share, in a file that only the owner reads.
 * Made on the first start.
 */
export function readOrCreateSecret(file: string): string {
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(32).toString('base64url'), {mode: 0o600})
    renameSync(`${file}.new`, file)
  }
  return readFileSync(file, 'utf8').trim()
}
