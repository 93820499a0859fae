import {createHash, randomUUID} from 'node:crypto'
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {layOutCard, type SocialCard} from './cardLayout.ts'
import {drawCard, drawingState} from './cardPicture.ts'

/**
 * The picture of a card as PNG.
 *
 * A picture is drawn once: it is kept in the folder under a name that follows from what it shows and
 * from what draws it, and read from there in later builds.
 *
 * @param cacheFolder - may not exist yet; builds may share it
 */
export async function socialImage(card: SocialCard, cacheFolder: string): Promise<Buffer> {
  const key = createHash('sha256')
    .update(JSON.stringify([layOutCard(card), drawingState()]))
    .digest('hex')
  const file = join(cacheFolder, `${key}.png`)
  const kept = await readIfThere(file)
  if (kept !== undefined) return kept

  const image = drawCard(card)
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
