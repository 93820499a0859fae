import type {APIRoute, GetStaticPaths} from 'astro'
import {loadSite} from '../../../loaders/loadSite.ts'
import type {SocialCard} from '../../../social/cardLayout.ts'
import {DrawablePaths} from '../../../social/drawablePaths.ts'
import {pathCard} from '../../../social/pageCards.ts'
import {socialImageResponse} from '../../../social/socialImageResponse.ts'

const drawable = new DrawablePaths(pathCard)

export const getStaticPaths = (async () => {
  const {frame, paths, kept} = await loadSite()
  return drawable.of([...paths, ...kept.paths], frame.name)
}) satisfies GetStaticPaths

export const GET: APIRoute<{card: SocialCard}> = ({props}) => socialImageResponse(props.card)
