import {CARD_WIDTH} from './cardSize.ts'
import {outlinesOf, UNITS_PER_EM} from './outlines.ts'

/** What the picture of a page says where a link to the page is shown. */
export interface SocialCard {
  title: string
  /** One line under the title. */
  note: string
  siteName: string
  /** One painted stripe for each; `null` paints the whole width. */
  months: number | null
}

const MARGIN = 75
const TITLE_WIDTH = CARD_WIDTH - 2 * MARGIN
const TITLE_TOP = 150
const TITLE_BOTTOM = 410
/** Of the title, in pixels; the largest that fits is taken. */
const TITLE_SIZES = [88, 76, 66, 56, 48, 40]
const LINE_HEIGHT = 1.12
/** Letters; more run over the edge even if each is an "i". */
const LONGEST_LINE = 120
const NOTE_SIZE = 34
const NAME_SIZE = 40
const STRIPES_TOP = 520
const STRIPE_PITCH = 108
/** Painted part of a pitch. */
const STRIPE_SHARE = 60 / 108

/** A line of text. */
export interface TextLine {
  text: string
  /** Of the first letter, in pixels. */
  x: number
  /** Of the base line. */
  y: number
  /** Pixels per em. */
  size: number
  isSoft: boolean
}

/** A painted rectangle that reaches the lower edge of the picture, in pixels. */
export interface Stripe {
  x: number
  width: number
}

export interface CardLayout {
  lines: TextLine[]
  stripes: Stripe[]
  /** First row of the stripes. */
  stripesTop: number
}

/** Half a title would say something else than the whole. */
export function isDrawable({title}: SocialCard): boolean {
  const letters = title.replace(/\s/g, '')
  return outlinesOf(letters).letters.length * 10 >= [...letters].length * 9
}

/** Where everything of a card lies in a picture of `CARD_WIDTH` by `CARD_HEIGHT`. */
export function layOutCard({title, note, siteName, months}: SocialCard): CardLayout {
  const {lines, size} = fitTitle(title)
  const step = size * LINE_HEIGHT
  const middle = (TITLE_TOP + TITLE_BOTTOM) / 2
  const first = middle - ((lines.length - 1) * step) / 2 + size * 0.35
  return {
    lines: [
      {text: siteName, x: MARGIN, y: 100, size: NAME_SIZE, isSoft: false},
      ...lines.map((text, index) => ({
        text,
        x: MARGIN,
        y: Math.round(first + index * step),
        size,
        isSoft: false,
      })),
      {text: note, x: MARGIN, y: 475, size: NOTE_SIZE, isSoft: true},
    ],
    stripes: stripesOf(months),
    stripesTop: STRIPES_TOP,
  }
}

function widthOf(text: string, size: number): number {
  return (outlinesOf(text).width * size) / UNITS_PER_EM
}

function fitTitle(title: string): {lines: string[]; size: number} {
  const fits = TITLE_SIZES.map((size) => ({size, lines: breakLines(title, size, TITLE_WIDTH)}))
  const roomy = fits.find(
    ({lines, size}) =>
      lines.length * size * LINE_HEIGHT <= TITLE_BOTTOM - TITLE_TOP &&
      lines.every((line) => widthOf(line, size) <= TITLE_WIDTH),
  )
  if (roomy === undefined) return cutShort(fits.at(-1) ?? {lines: [], size: 0})
  return {size: roomy.size, lines: evenLines(title, roomy.size, roomy.lines)}
}

/** Words from left to right; one that is too wide has a line to itself. */
function breakLines(text: string, size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && widthOf(longer, size) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

/** As many lines, but none much shorter than the others. */
function evenLines(text: string, size: number, lines: string[]): string[] {
  let even = lines
  for (let width = TITLE_WIDTH; width > 0; width -= size / 2) {
    const narrower = breakLines(text, size, width)
    if (narrower.length > lines.length) break
    even = narrower
  }
  return even
}

/** As many lines as there is room for. */
function cutShort({lines, size}: {lines: string[]; size: number}) {
  const count = Math.floor((TITLE_BOTTOM - TITLE_TOP) / (size * LINE_HEIGHT))
  const shown = lines.slice(0, count).map((line) => line.slice(0, LONGEST_LINE))
  const last = shown.length - 1
  return {size, lines: shown.map((line, index) => (index === last ? `${line} …` : line))}
}

function stripesOf(months: number | null): Stripe[] {
  const count = months ?? Math.ceil(CARD_WIDTH / STRIPE_PITCH)
  const start = months === null ? 0 : MARGIN
  const pitch = months === null ? STRIPE_PITCH : Math.min(STRIPE_PITCH, TITLE_WIDTH / months)
  const width = Math.max(1, Math.round(pitch * STRIPE_SHARE))
  return Array.from({length: count}, (_, index) => ({
    x: Math.round(start + index * pitch),
    width,
  }))
}
