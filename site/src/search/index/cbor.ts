import {ByteWriter, MAJOR} from './byteWriter.ts'

/** The part of CBOR that Pagefind's lists are written in: text, whole numbers from 0, arrays. */
export type CborValue = number | string | CborValue[]

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
  const writer = new ByteWriter()
  write(writer, value)
  return writer.take()
}

function write(writer: ByteWriter, value: CborValue): void {
  if (typeof value === 'number') {
    writer.head(MAJOR.number, value)
  } else if (typeof value === 'string') {
    const text = Buffer.from(value)
    writer.head(MAJOR.text, text.length)
    writer.copy(text)
  } else {
    writer.head(MAJOR.array, value.length)
    for (const item of value) write(writer, item)
  }
}
