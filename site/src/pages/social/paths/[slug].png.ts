import type {APIRoute, GetStaticPaths} from 'astro'
import {loadSite} from '../../../loaders/loadSite.ts'
import {pathCard} from '../../../social/pageCards.ts'
import {isDrawable, type SocialCard} from '../../../social/socialCard.ts'
import {socialImageResponse} from '../../../social/socialImageResponse.ts'

export const getStaticPaths = (async () => {
  const {frame, paths, kept} = await loadSite()
  return [...paths, ...kept.paths]
    .map((page) => ({params: {slug: page.slug}, props: {card: pathCard(page, frame.name)}}))
    .filter(({props}) => isDrawable(props.card))
}) satisfies GetStaticPaths

export const GET: APIRoute<{card: SocialCard}> = ({props}) => socialImageResponse(props.card)
