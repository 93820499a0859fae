import {createHash, randomUUID} from 'node:crypto'
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import sharp, {type PngOptions} from 'sharp'
import {CARD_HEIGHT, CARD_WIDTH} from './cardSize.ts'
import {type SocialCard, socialSvg} from './socialCard.ts'

/** Few colours and no dither: a third of the bytes, with nothing to be seen. */
const PNG: PngOptions = {palette: true, colours: 16, dither: 0, effort: 1}

/**
 * The picture of a card as PNG.
 *
 * A picture is drawn once: it is kept in the folder under a name that follows from the drawing and
 * from the programs that paint it, and read from there in later builds.
 *
 * @param cacheFolder - may not exist yet; builds may share it
 */
export async function socialImage(card: SocialCard, cacheFolder: string): Promise<Buffer> {
  const svg = socialSvg(card)
  const key = createHash('sha256')
    .update(JSON.stringify([svg, PNG, sharp.versions]))
    .digest('hex')
  const file = join(cacheFolder, `${key}.png`)
  const kept = await readIfThere(file)
  if (kept !== undefined) return kept

  const image = await sharp(Buffer.from(svg)).resize(CARD_WIDTH, CARD_HEIGHT).png(PNG).toBuffer()
  await mkdir(cacheFolder, {recursive: true})
  // Written beside it and renamed, so that another build never reads half a picture.
  const unfinished = `${file}.${randomUUID()}`
  await writeFile(unfinished, image)
  await rename(unfinished, file)
  return image
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
