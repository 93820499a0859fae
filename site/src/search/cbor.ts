/** The part of CBOR that Pagefind's lists are written in: text, whole numbers from 0, arrays. */
export type CborValue = number | string | CborValue[]

const MAJOR = {number: 0, text: 3, array: 4}

/**
 * @throws RangeError if the bytes are anything else than one value of these kinds
 * @see RFC 8949, section 3
 */
export function decodeCbor(bytes: Buffer): CborValue {
  let offset = 0

  function readLength(info: number): number {
    if (info < 24) return info
    // One, two or four bytes follow.
    const size = [1, 2, 4][info - 24]
    if (size === undefined) throw new RangeError(`No length is written as ${info}.`)
    offset += size
    return bytes.readUIntBE(offset - size, size)
  }

  function read(): CborValue {
    const head = bytes.readUInt8(offset)
    offset += 1
    const length = readLength(head & 31)
    switch (head >> 5) {
      case MAJOR.number:
        return length
      case MAJOR.text:
        offset += length
        return bytes.toString('utf8', offset - length, offset)
      case MAJOR.array:
        return Array.from({length}, read)
      default:
        throw new RangeError(`There is a value of major type ${head >> 5}.`)
    }
  }

  const value = read()
  if (offset !== bytes.length) throw new RangeError('Bytes follow the value.')
  return value
}

/** The shortest encoding, as RFC 8949 prefers it. */
export function encodeCbor(value: CborValue): Buffer {
  if (typeof value === 'number') return head(MAJOR.number, value)
  if (typeof value === 'string') {
    const text = Buffer.from(value)
    return Buffer.concat([head(MAJOR.text, text.length), text])
  }
  return Buffer.concat([head(MAJOR.array, value.length), ...value.map(encodeCbor)])
}

function head(major: number, length: number): Buffer {
  const type = major << 5
  if (length < 24) return Buffer.from([type | length])
  const size = length < 0x100 ? 1 : length < 0x10000 ? 2 : 4
  const bytes = Buffer.alloc(1 + size)
  bytes[0] = type | (24 + Math.log2(size))
  bytes.writeUIntBE(length, 1, size)
  return bytes
}
