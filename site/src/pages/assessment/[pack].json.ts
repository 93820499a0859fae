import type {APIRoute, GetStaticPaths} from 'astro'
import {loadSite} from '../../loaders/loadSite.ts'

/** One file, named by its content: a reader who is half through keeps the data they started with. */
export const getStaticPaths = (async () => {
  const {assessmentPack} = await loadSite()
  if (assessmentPack === null) return []
  const {hash, text} = assessmentPack
  return [{params: {pack: `pack.${hash}`}, props: {text}}]
}) satisfies GetStaticPaths

export const GET: APIRoute<{text: string}> = ({props}) =>
  new Response(props.text, {headers: {'content-type': 'application/json'}})
