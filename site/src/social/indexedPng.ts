import {constants, crc32, deflateSync} from 'node:zlib'
import type {IndexedCanvas} from './indexedCanvas.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const BITS_PER_PIXEL = 4
const PALETTE_TYPE = 3
/** "What it is more than the byte above." */
const UP_FILTER = 2

export type Rgb = readonly [red: number, green: number, blue: number]

/**
 * A picture as PNG.
 *
 * Told by how each row differs from the one above, it is nearly all zeros, so that looking for runs
 * alone makes it as small as looking for anything that repeats, in a quarter of the time.
 *
 * @see https://www.w3.org/TR/png-3/
 */
export function encodeIndexedPng(picture: IndexedCanvas, palette: readonly Rgb[]): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(picture.width, 0)
  header.writeUInt32BE(picture.height, 4)
  header.writeUInt8(BITS_PER_PIXEL, 8)
  header.writeUInt8(PALETTE_TYPE, 9)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(filtered(picture), {strategy: constants.Z_RLE})),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The first row as it is, and of each other one how it differs from the one above. */
function filtered({packed, rowBytes, height}: IndexedCanvas): Uint8Array {
  const bytes = new Uint8Array((rowBytes + 1) * height)
  bytes.set(packed.subarray(0, rowBytes), 1)
  const rows = Buffer.from(packed.buffer)
  for (let row = 1; row < height; row += 1) {
    const here = row * rowBytes
    const above = here - rowBytes
    const to = row * (rowBytes + 1)
    bytes[to] = UP_FILTER
    if (rows.compare(rows, above, here, here, here + rowBytes) === 0) continue
    for (let at = 0; at < rowBytes; at += 1) {
      bytes[to + 1 + at] = (packed[here + at] ?? 0) - (packed[above + at] ?? 0)
    }
  }
  return bytes
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}
