import type {APIRoute, GetStaticPaths} from 'astro'
import {loadSite} from '../../../loaders/loadSite.ts'
import type {SocialCard} from '../../../social/cardLayout.ts'
import {DrawablePaths} from '../../../social/drawablePaths.ts'
import {careerCard} from '../../../social/pageCards.ts'
import {socialImageResponse} from '../../../social/socialImageResponse.ts'

const drawable = new DrawablePaths(careerCard)

export const getStaticPaths = (async () => {
  const {frame, careers, kept} = await loadSite()
  return drawable.of([...careers, ...kept.careers], frame.name)
}) satisfies GetStaticPaths

export const GET: APIRoute<{card: SocialCard}> = ({props}) => socialImageResponse(props.card)
