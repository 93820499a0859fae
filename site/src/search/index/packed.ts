import {promisify} from 'node:util'
import {gunzipSync, gzip} from 'node:zlib'

const compress = promisify(gzip)
/** What Pagefind's files begin with once they are unpacked. */
const SIGNATURE = Buffer.from('pagefind_dcd')

/**
 * What a file of an index says, whether it is compressed or not.
 *
 * @throws RangeError if Pagefind did not write it
 */
export function unpack(content: Uint8Array): Buffer {
  const isCompressed = content[0] === 0x1f && content[1] === 0x8b
  const bytes = isCompressed ? gunzipSync(content) : Buffer.from(content)
  if (!bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE)) {
    throw new RangeError('A file of the index has no signature.')
  }
  return bytes.subarray(SIGNATURE.length)
}

export function pack(body: Uint8Array): Promise<Buffer> {
  return compress(Buffer.concat([SIGNATURE, body]))
}
