import {type CardLayout, layOutCard, type SocialCard, type TextLine} from './cardLayout.ts'
import {CARD_HEIGHT, CARD_WIDTH} from './cardSize.ts'
import {encodeIndexedPng, type Rgb} from './indexedPng.ts'
import {type Coverage, rasterise} from './letterRaster.ts'
import {fontDigest, type Outline, outlinesOf, UNITS_PER_EM} from './outlines.ts'

const ROAD: Rgb = [0x1d, 0x28, 0x26]
const INK: Rgb = [0xf6, 0xf4, 0xea]
const SOFT: Rgb = [0xb9, 0xc4, 0xbf]
const PAINT: Rgb = [0xf2, 0xb9, 0x0f]

/** Shades from the road to a colour of text, by how much of a pixel a letter covers. */
const SHADES = 7
const PALETTE: readonly Rgb[] = [ROAD, PAINT, ...shadesOf(INK), ...shadesOf(SOFT)]
const PAINT_PLACE = 1
const FIRST_INK = 2
const FIRST_SOFT = FIRST_INK + SHADES

/** Places within a pixel where a letter may begin; a letter drawn in the wrong one jumps out of its word. */
const SHIFTS = 4

/** What draws: with another font, say, a card is another picture. */
export function drawingState(): unknown {
  return [PALETTE, SHIFTS, fontDigest(), process.versions.zlib]
}

/** By letter, and by its size and place within a pixel. */
const drawn = new Map<Outline, Map<string, Coverage>>()

/** The picture of a card as PNG. */
export function drawCard(card: SocialCard): Buffer {
  const pixels = new Uint8Array(CARD_WIDTH * CARD_HEIGHT)
  const {lines, stripes} = layOutCard(card)
  for (const stripe of stripes) paintStripe(pixels, stripe)
  for (const line of lines) paintLine(pixels, line)
  return encodeIndexedPng({width: CARD_WIDTH, height: CARD_HEIGHT, pixels}, PALETTE)
}

function shadesOf(colour: Rgb): Rgb[] {
  return Array.from({length: SHADES}, (_, index) => {
    const share = (index + 1) / SHADES
    const mix = (at: 0 | 1 | 2) => Math.round(ROAD[at] + (colour[at] - ROAD[at]) * share)
    return [mix(0), mix(1), mix(2)]
  })
}

function paintStripe(pixels: Uint8Array, {x, width, top}: CardLayout['stripes'][number]): void {
  const end = Math.min(CARD_WIDTH, x + width)
  for (let row = top; row < CARD_HEIGHT; row += 1) {
    pixels.fill(PAINT_PLACE, row * CARD_WIDTH + x, row * CARD_WIDTH + end)
  }
}

function paintLine(pixels: Uint8Array, {text, x, y, size, isSoft}: TextLine): void {
  const scale = size / UNITS_PER_EM
  for (const {outline, offset} of outlinesOf(text).letters) {
    const place = Math.round((x + offset * scale) * SHIFTS)
    const column = Math.floor(place / SHIFTS)
    const coverage = coverageOf(outline, size, (place % SHIFTS) / SHIFTS)
    paintLetter(pixels, coverage, {column, row: y, shade: isSoft ? FIRST_SOFT : FIRST_INK})
  }
}

function coverageOf(outline: Outline, size: number, shift: number): Coverage {
  const sizes = drawn.get(outline) ?? new Map<string, Coverage>()
  drawn.set(outline, sizes)
  const key = `${size} ${shift}`
  const coverage = sizes.get(key) ?? rasterise(outline, size, shift)
  sizes.set(key, coverage)
  return coverage
}

/** What runs over the edge is cut. */
function paintLetter(
  pixels: Uint8Array,
  {left, top, width, height, shares}: Coverage,
  {column, row, shade}: {column: number; row: number; shade: number},
): void {
  for (let y = 0; y < height; y += 1) {
    const canvasRow = row + top + y
    if (canvasRow < 0 || canvasRow >= CARD_HEIGHT) continue
    for (let x = 0; x < width; x += 1) {
      const canvasColumn = column + left + x
      if (canvasColumn < 0 || canvasColumn >= CARD_WIDTH) continue
      const steps = Math.round((shares[y * width + x] ?? 0) * SHADES)
      if (steps > 0) pixels[canvasRow * CARD_WIDTH + canvasColumn] = shade + steps - 1
    }
  }
}
