import {cacheDir} from 'astro:config/server'
import {fileURLToPath} from 'node:url'
import type {SocialCard} from './cardLayout.ts'
import {socialImage} from './socialImage.ts'

/** The picture as a page's endpoint gives it; kept beside Astro's own optimised images. */
export async function socialImageResponse(card: SocialCard): Promise<Response> {
  const folder = fileURLToPath(new URL('social/', cacheDir))
  return new Response(new Uint8Array(await socialImage(card, folder)), {
    headers: {'content-type': 'image/png'},
  })
}
