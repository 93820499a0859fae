import type {SocialCard} from './cardLayout.ts'
import {drawCard} from './cardPicture.ts'

/** The picture of a card as a page's endpoint gives it. */
export function socialImageResponse(card: SocialCard): Response {
  return new Response(new Uint8Array(drawCard(card)), {headers: {'content-type': 'image/png'}})
}
