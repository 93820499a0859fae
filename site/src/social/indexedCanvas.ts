/** A picture of at most 16 colours, told by their places in a palette; it begins in the first one. */
export class IndexedCanvas {
  readonly width: number
  readonly height: number
  /** Row by row, a byte for each pair of pixels, the left one in its higher half. */
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
    if (column % 2 === 0) this.paintPair(column / 2, row, {mask: 0xf0, places: place << 4})
    else this.paintPair((column - 1) / 2, row, {mask: 0x0f, places: place})
  }

  /**
   * Paints one or both pixels of a pair; what lies outside the picture is cut.
   *
   * @param mask - which half of a byte each pixel is that is painted
   */
  paintPair(pair: number, row: number, {mask, places}: {mask: number; places: number}): void {
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
