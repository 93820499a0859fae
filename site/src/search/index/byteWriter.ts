/** Of the kinds of CBOR value that word lists are made of. @see RFC 8949, section 3.1 */
export const MAJOR = {number: 0, negative: 1, text: 3, array: 4}

/** Below so many bytes a call costs more than copying them here. */
const fewBytes = 48

/** Bytes that are written one after the other, in CBOR's shortest encoding. */
export class ByteWriter {
  #bytes = Buffer.allocUnsafe(64 * 1024)
  #length = 0

  /** The beginning of a value, or all of a number. */
  head(major: number, value: number): void {
    this.#reserve(5)
    const bytes = this.#bytes
    const type = major << 5
    if (value < 24) {
      bytes[this.#length++] = type | value
    } else if (value < 0x100) {
      bytes[this.#length++] = type | 24
      bytes[this.#length++] = value
    } else if (value < 0x10000) {
      bytes[this.#length++] = type | 25
      this.#length = bytes.writeUInt16BE(value, this.#length)
    } else {
      bytes[this.#length++] = type | 26
      this.#length = bytes.writeUInt32BE(value, this.#length)
    }
  }

  copy(from: Uint8Array, start = 0, end = from.length): void {
    const count = end - start
    this.#reserve(count)
    if (count < fewBytes) {
      const bytes = this.#bytes
      let at = this.#length
      for (let index = start; index < end; index += 1) bytes[at++] = from[index] as number // Within its length.
    } else {
      this.#bytes.set(from.subarray(start, end), this.#length)
    }
    this.#length += count
  }

  /** What was written, which then is forgotten. */
  take(): Buffer {
    const taken = Buffer.from(this.#bytes.subarray(0, this.#length))
    this.#length = 0
    return taken
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + count))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}
