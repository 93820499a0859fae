import sharp from 'sharp'
import type {View} from './views.ts'

export interface Shot extends View {
  /** PNG. */
  image: Buffer
}

/** Height of a sheet and the space between its pictures, pixels. */
const SHEET_HEIGHT = 1600
const SPACE = 24
/** How much of a page is on a sheet, as a multiple of its width: the rest is in the picture itself. */
const TALLEST = {390: 5, 820: 2.6, 1440: 1.6} as Readonly<Record<number, number>>

/** The pictures of one template side by side, at the same height. */
export async function contactSheet(shots: readonly Shot[]): Promise<Buffer> {
  const tiles = await Promise.all(shots.map(tileOf))
  let left = SPACE
  const placed = tiles.map(({data, info}) => {
    const tile = {input: data, left, top: SPACE}
    left += info.width + SPACE
    return tile
  })
  return sharp({
    create: {width: left, height: SHEET_HEIGHT + 2 * SPACE, channels: 3, background: '#777'},
  })
    .composite(placed)
    .webp({quality: 75})
    .toBuffer()
}

async function tileOf({image, width}: Shot) {
  const {height = 0} = await sharp(image).metadata()
  const shown = Math.min(height, Math.round(width * (TALLEST[width] ?? 2)))
  return sharp(image)
    .extract({left: 0, top: 0, width, height: shown})
    .resize({
      height: SHEET_HEIGHT,
      width: Math.round((SHEET_HEIGHT * width) / shown),
      fit: 'inside',
    })
    .toBuffer({resolveWithObject: true})
}

/** Small enough for a repository; a screen of text and drawings is some 60 to 120 KB. */
export function webp(image: Buffer): Promise<Buffer> {
  return sharp(image).webp({quality: 82, effort: 6, smartSubsample: true}).toBuffer()
}
