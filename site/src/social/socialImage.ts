import {createHash} from 'node:crypto'
import {join} from 'node:path'
import {keptFile} from '../pictures/keptFile.ts'
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
export function socialImage(card: SocialCard, cacheFolder: string): Promise<Uint8Array> {
  const key = createHash('sha256')
    .update(JSON.stringify([layOutCard(card), drawingState()]))
    .digest('hex')
  return keptFile(join(cacheFolder, `${key}.png`), () => drawCard(card))
}
