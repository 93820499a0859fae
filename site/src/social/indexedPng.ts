import {crc32, deflateSync} from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const BITS_PER_PIXEL = 4
const PALETTE_TYPE = 3

export type Rgb = readonly [red: number, green: number, blue: number]

/**
 * A picture of at most 16 colours as PNG.
 *
 * @param pixels - row by row, the place of each pixel's colour in the palette
 * @see https://www.w3.org/TR/png-3/
 */
export function encodeIndexedPng(
  {width, height, pixels}: {width: number; height: number; pixels: Uint8Array},
  palette: readonly Rgb[],
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.writeUInt8(BITS_PER_PIXEL, 8)
  header.writeUInt8(PALETTE_TYPE, 9)
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(pack(pixels, width, height), {level: 4})),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Two pixels a byte; each row begins with 0, for "as it is". */
function pack(pixels: Uint8Array, width: number, height: number): Buffer {
  const rowBytes = 1 + Math.ceil(width / 2)
  const packed = Buffer.alloc(rowBytes * height)
  for (let row = 0; row < height; row += 1) {
    const start = row * width
    let place = row * rowBytes + 1
    for (let column = 0; column < width; column += 2) {
      const right = column + 1 < width ? (pixels[start + column + 1] ?? 0) : 0
      packed[place] = ((pixels[start + column] ?? 0) << BITS_PER_PIXEL) | right
      place += 1
    }
  }
  return packed
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, checksum])
}
