/** Some of a pair of pixels that share a byte, the left one in its higher half. */
interface Pair {
  /** Bits of what is painted. */
  mask: number
  /** Of the colours in the palette, where `mask` has bits. */
  places: number
}

/** A pixel as part of its pair. */
export function inPair(column: number, place: number): Pair {
  return column % 2 === 0 ? {mask: 0xf0, places: place << 4} : {mask: 0x0f, places: place}
}

/** A picture of at most 16 colours, told by their places in a palette; it begins in the first one. */
export class IndexedCanvas {
  readonly width: number
  readonly height: number
  /** Row by row, a byte for each pair of pixels. */
  readonly packed: Uint8Array
  readonly rowBytes: number

  /** @param size - in pixels */
  constructor({width, height}: {width: number; height: number}) {
    this.width = width
    this.height = height
    this.rowBytes = Math.ceil(width / 2)
    this.packed = new Uint8Array(this.rowBytes * height)
  }

  /** Paints a pixel that lies within the picture. */
  paint(column: number, row: number, place: number): void {
    this.paintPair(Math.floor(column / 2), row, inPair(column, place))
  }

  /** Paints one or both pixels of a pair; what lies outside the picture is cut. */
  paintPair(pair: number, row: number, {mask, places}: Pair): void {
    if (pair < 0 || pair >= this.rowBytes || row < 0 || row >= this.height) return
    const at = row * this.rowBytes + pair
    this.packed[at] = ((this.packed[at] ?? 0) & ~mask) | places
  }

  /** Paints all rows below one like it. */
  repeatToTheEnd(row: number): void {
    const start = row * this.rowBytes
    for (let next = start + this.rowBytes; next < this.packed.length; next += this.rowBytes) {
      this.packed.copyWithin(next, start, start + this.rowBytes)
    }
  }
}
