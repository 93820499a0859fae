import type {APIRoute, GetStaticPaths} from 'astro'
import {loadSite} from '../../../loaders/loadSite.ts'
import {careerCard} from '../../../social/pageCards.ts'
import {isDrawable, type SocialCard} from '../../../social/socialCard.ts'
import {socialImageResponse} from '../../../social/socialImageResponse.ts'

export const getStaticPaths = (async () => {
  const {frame, careers, kept} = await loadSite()
  return [...careers, ...kept.careers]
    .map((page) => ({params: {slug: page.slug}, props: {card: careerCard(page, frame.name)}}))
    .filter(({props}) => isDrawable(props.card))
}) satisfies GetStaticPaths

export const GET: APIRoute<{card: SocialCard}> = ({props}) => socialImageResponse(props.card)
