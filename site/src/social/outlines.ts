import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {Font, Glyph, PathCommand} from 'opentype.js'

/** A letter as a drawing, so that no machine's own fonts take part; one object for each letter. */
export interface Outline {
  /** In font units, with the origin on the base line and y pointing down. */
  commands: readonly PathCommand[]
  /** Font units to the next letter. */
  advance: number
}

/** A letter in a text. */
export interface PlacedOutline {
  outline: Outline
  /** Font units from the start of the text. */
  offset: number
}

interface Found extends Outline {
  face: Font
  glyph: Glyph
  /** Font units between it and a letter after it. */
  kernings: Map<Found, number>
}

/** Files of the font, the most used first; each holds other letters. */
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese']

/** Font units per em of every Overpass file. */
export const UNITS_PER_EM = 2000

let loaded: readonly Font[] | undefined
/** By character; `null` for one that the font does not have. */
const known = new Map<string, Found | null>()

/** The letters of a text, kerned; those that the font does not have are left out. */
export function outlinesOf(text: string): {letters: PlacedOutline[]; width: number} {
  const letters: PlacedOutline[] = []
  let width = 0
  let last: Found | undefined
  for (const character of text) {
    const found = findOutline(character)
    if (found === null) continue
    if (last) width += kerningOf(last, found)
    letters.push({outline: found, offset: width})
    width += found.advance
    last = found
  }
  return {letters, width}
}

function findOutline(character: string): Found | null {
  const before = known.get(character)
  if (before !== undefined) return before
  const face = faces().find((candidate) => candidate.charToGlyphIndex(character) > 0)
  const glyph = face?.charToGlyph(character)
  const outline =
    face === undefined || glyph === undefined
      ? null
      : {
          face,
          glyph,
          kernings: new Map(),
          commands: glyph.getPath(0, 0, UNITS_PER_EM).commands,
          advance: glyph.advanceWidth ?? 0,
        }
  known.set(character, outline)
  return outline
}

function kerningOf(left: Found, right: Found): number {
  const before = left.kernings.get(right)
  if (before !== undefined) return before
  const kerning = left.face === right.face ? left.face.getKerningValue(left.glyph, right.glyph) : 0
  left.kernings.set(right, kerning)
  return kerning
}

function faces(): readonly Font[] {
  loaded ??= loadFaces()
  return loaded
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
