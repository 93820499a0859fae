import {layOutCard, type SocialCard, type Stripe, type TextLine} from './cardLayout.ts'
import {CARD_HEIGHT, CARD_WIDTH} from './cardSize.ts'
import {IndexedCanvas, inPair} from './indexedCanvas.ts'
import {encodeIndexedPng, type Rgb} from './indexedPng.ts'
import {rasterise} from './letterRaster.ts'
import {type Outline, outlinesOf, UNITS_PER_EM} from './outlines.ts'

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
/** As many within the two pixels that lie in one byte. */
const PAIR_SHIFTS = 2 * SHIFTS

/** What a letter paints, pair of pixels by pair of pixels, from its origin. */
interface PaintedLetter {
  pairs: Int16Array
  rows: Int16Array
  masks: Uint8Array
  places: Uint8Array
}

/** By letter, and by its size, place within a pair and colour. */
const drawn = new Map<Outline, Map<string, PaintedLetter>>()

/** The picture of a card as PNG; equal cards are the same bytes, as long as zlib is the same. */
export function drawCard(card: SocialCard): Buffer {
  const picture = new IndexedCanvas({width: CARD_WIDTH, height: CARD_HEIGHT})
  const {lines, stripes, stripesTop} = layOutCard(card)
  for (const stripe of stripes) paintStripe(picture, stripe, stripesTop)
  picture.repeatToTheEnd(stripesTop)
  for (const line of lines) paintLine(picture, line)
  return encodeIndexedPng(picture, PALETTE)
}

function shadesOf(colour: Rgb): Rgb[] {
  return Array.from({length: SHADES}, (_, index) => {
    const share = (index + 1) / SHADES
    const mix = (at: 0 | 1 | 2) => Math.round(ROAD[at] + (colour[at] - ROAD[at]) * share)
    return [mix(0), mix(1), mix(2)]
  })
}

function paintStripe(picture: IndexedCanvas, {x, width}: Stripe, row: number): void {
  const end = Math.min(CARD_WIDTH, x + width)
  for (let column = x; column < end; column += 1) picture.paint(column, row, PAINT_PLACE)
}

function paintLine(picture: IndexedCanvas, {text, x, y, size, isSoft}: TextLine): void {
  const scale = size / UNITS_PER_EM
  const first = isSoft ? FIRST_SOFT : FIRST_INK
  for (const {outline, offset} of outlinesOf(text).letters) {
    const place = Math.round((x + offset * scale) * SHIFTS)
    const pair = Math.floor(place / PAIR_SHIFTS)
    const {pairs, rows, masks, places} = letterOf(outline, {
      size,
      first,
      shift: place % PAIR_SHIFTS,
    })
    for (let at = 0; at < pairs.length; at += 1) {
      const [mask, both] = [masks[at] ?? 0, places[at] ?? 0]
      picture.paintPair(pair + (pairs[at] ?? 0), y + (rows[at] ?? 0), {mask, places: both})
    }
  }
}

interface LetterLook {
  size: number
  /** Of `PAIR_SHIFTS`. */
  shift: number
  /** Place of the faintest shade in the palette. */
  first: number
}

function letterOf(outline: Outline, look: LetterLook): PaintedLetter {
  const looks = drawn.get(outline) ?? new Map<string, PaintedLetter>()
  drawn.set(outline, looks)
  const key = `${look.size} ${look.shift} ${look.first}`
  const letter = looks.get(key) ?? paintedLetter(outline, look)
  looks.set(key, letter)
  return letter
}

function paintedLetter(outline: Outline, {size, shift, first}: LetterLook): PaintedLetter {
  const {left, top, width, shares} = rasterise(outline, size, (shift % SHIFTS) / SHIFTS)
  const pixels = [...shares].flatMap((share, at) => {
    const shade = Math.round(share * SHADES)
    const column = left + (at % width) + Math.floor(shift / SHIFTS)
    return shade > 0 ? [{column, row: top + Math.floor(at / width), place: first + shade - 1}] : []
  })
  const pairs = new Map<string, {pair: number; row: number; mask: number; places: number}>()
  for (const {column, row, place} of pixels) {
    const pair = Math.floor(column / 2)
    const pixel = inPair(column, place)
    const {mask, places} = pairs.get(`${pair} ${row}`) ?? {mask: 0, places: 0}
    pairs.set(`${pair} ${row}`, {
      pair,
      row,
      mask: mask | pixel.mask,
      places: places | pixel.places,
    })
  }
  const painted = [...pairs.values()]
  return {
    pairs: Int16Array.from(painted, ({pair}) => pair),
    rows: Int16Array.from(painted, ({row}) => row),
    masks: Uint8Array.from(painted, ({mask}) => mask),
    places: Uint8Array.from(painted, ({places}) => places),
  }
}
