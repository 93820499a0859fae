import type {APIRoute, GetStaticPaths} from 'astro'
import {loadSite} from '../../../loaders/loadSite.ts'
import type {SocialCard} from '../../../social/cardLayout.ts'
import {drawablePaths} from '../../../social/drawablePaths.ts'
import {careerCard} from '../../../social/pageCards.ts'
import {socialImageResponse} from '../../../social/socialImageResponse.ts'

export const getStaticPaths = (async () => {
  const {frame, careers, kept} = await loadSite()
  return drawablePaths([...careers, ...kept.careers], frame.name, careerCard)
}) satisfies GetStaticPaths

export const GET: APIRoute<{card: SocialCard}> = ({props}) => socialImageResponse(props.card)
