import {createHash} from 'node:crypto'
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
  character: string
  face: Font
  glyph: Glyph
}

/** Files of the font, the most used first; each holds other letters. */
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese']

/** Font units per em of every Overpass file. */
export const UNITS_PER_EM = 2000

let loaded: {faces: readonly Font[]; digest: string} | undefined
/** By character; `null` for one that the font does not have. */
const known = new Map<string, Found | null>()
/** Font units between two letters of one face, by both. */
const kernings = new Map<string, number>()

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
  const face = font().faces.find((candidate) => candidate.charToGlyphIndex(character) > 0)
  const glyph = face?.charToGlyph(character)
  const outline =
    face === undefined || glyph === undefined
      ? null
      : {
          character,
          face,
          glyph,
          commands: glyph.getPath(0, 0, UNITS_PER_EM).commands,
          advance: glyph.advanceWidth ?? 0,
        }
  known.set(character, outline)
  return outline
}

function kerningOf(left: Found, right: Found): number {
  if (left.face !== right.face) return 0
  const pair = left.character + right.character
  const kerning = kernings.get(pair) ?? left.face.getKerningValue(left.glyph, right.glyph)
  kernings.set(pair, kerning)
  return kerning
}

/** Of the font's files. */
export function fontDigest(): string {
  return font().digest
}

function font() {
  loaded ??= loadFont()
  return loaded
}

function loadFont(): NonNullable<typeof loaded> {
  const require = createRequire(import.meta.url)
  // Its two builds export in different ways; asked for like this it is always the same one.
  const {parse} = require('opentype.js') as typeof import('opentype.js')
  const digest = createHash('sha256')
  const faces = SUBSETS.map((subset) => {
    const file = readFileSync(
      require.resolve(`@fontsource/overpass/files/overpass-${subset}-800-normal.woff`),
    )
    digest.update(file)
    return parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength))
  })
  return {faces, digest: digest.digest('hex')}
}
