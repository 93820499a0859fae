import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {Font, Glyph} from 'opentype.js'

/** A letter as a drawing, so that no machine's own fonts take part. */
interface Letter {
  /** SVG path data in font units. */
  shape: string
  /** Font units to the next letter. */
  advance: number
}

interface Found extends Letter {
  face: Font
  glyph: Glyph
}

/** Files of the font, the most used first; each holds other letters. */
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese']

/** Font units per em of every Overpass file. */
export const UNITS_PER_EM = 2000

let faces: Font[] | undefined
/** By character; `null` for one that the font does not have. */
const known = new Map<string, Found | null>()
/** Font units between two letters of one face, by both. */
const kernings = new Map<string, number>()

/** The letters of a text, kerned; those that the font does not have are left out. */
export function lettersOf(text: string): Letter[] {
  const found = [...text].flatMap((character) => {
    const letter = findLetter(character)
    return letter === null ? [] : [{...letter, character}]
  })
  return found.map((letter, index) => {
    const next = found[index + 1]
    const kerning = next === undefined ? 0 : kerningOf(letter, next)
    return {shape: letter.shape, advance: letter.advance + kerning}
  })
}

function findLetter(character: string): Found | null {
  const before = known.get(character)
  if (before !== undefined) return before
  faces ??= loadFaces()
  const face = faces.find((candidate) => candidate.charToGlyphIndex(character) > 0)
  const glyph = face?.charToGlyph(character)
  const letter =
    face === undefined || glyph === undefined
      ? null
      : {
          face,
          glyph,
          shape: glyph.getPath(0, 0, UNITS_PER_EM).toPathData(0),
          advance: glyph.advanceWidth ?? 0,
        }
  known.set(character, letter)
  return letter
}

type Placed = Found & {character: string}

function kerningOf(left: Placed, right: Placed): number {
  if (left.face !== right.face) return 0
  const pair = left.character + right.character
  const kerning = kernings.get(pair) ?? left.face.getKerningValue(left.glyph, right.glyph)
  kernings.set(pair, kerning)
  return kerning
}

function loadFaces(): Font[] {
  const require = createRequire(import.meta.url)
  // Its two builds export in different ways; asked for like this it is always the same one.
  const {parse} = require('opentype.js') as typeof import('opentype.js')
  return SUBSETS.map((subset) => {
    const file = readFileSync(
      require.resolve(`@fontsource/overpass/files/overpass-${subset}-800-normal.woff`),
    )
    return parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength))
  })
}
