import sharp from 'sharp'
import type {Preview} from '../content/picture.ts'

/** Fields of the drawing that stands where a picture will be. */
export const PLACEHOLDER_COLUMNS = 6
export const PLACEHOLDER_ROWS = 4

/** A run of one colour in a row. */
export interface Stroke {
  x: number
  y: number
  width: number
  /** `#rgb`, since more cannot be told apart when it is blurred. */
  colour: string
}

/**
 * The colours of a picture, so roughly that they weigh nothing.
 *
 * @returns nothing for a preview that cannot be read; the picture loses only what stands in its place
 */
export async function placeholder(preview: Preview): Promise<Stroke[]> {
  const pixels = await pixelsOf(preview).catch(() => null)
  if (pixels === null) return []
  return Array.from({length: PLACEHOLDER_ROWS}, (_, y) => strokesOf(pixels, y)).flat()
}

async function pixelsOf({dataUrl, ...share}: Preview): Promise<Buffer> {
  const image = sharp(Buffer.from(dataUrl.slice(dataUrl.indexOf(',') + 1), 'base64'))
  const {width, height} = await image.metadata()
  const left = Math.min(Math.floor(share.left * width), width - 1)
  const top = Math.min(Math.floor(share.top * height), height - 1)
  return image
    .extract({
      left,
      top,
      width: Math.max(1, Math.min(Math.round(share.width * width), width - left)),
      height: Math.max(1, Math.min(Math.round(share.height * height), height - top)),
    })
    .resize(PLACEHOLDER_COLUMNS, PLACEHOLDER_ROWS, {fit: 'fill'})
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer()
}

function strokesOf(pixels: Buffer, y: number): Stroke[] {
  const strokes: Stroke[] = []
  for (let x = 0; x < PLACEHOLDER_COLUMNS; x += 1) {
    const start = (y * PLACEHOLDER_COLUMNS + x) * 3
    const colour = `#${[...pixels.subarray(start, start + 3)].map(hexDigit).join('')}`
    const last = strokes.at(-1)
    if (last?.colour === colour) last.width += 1
    else strokes.push({x, y, width: 1, colour})
  }
  return strokes
}

/** 0–255 to the nearest of sixteen steps. */
function hexDigit(value: number): string {
  return Math.round(value / 17).toString(16)
}
