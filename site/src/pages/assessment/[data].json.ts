import type {APIRoute, GetStaticPaths} from 'astro'
import {loadSite} from '../../loaders/loadSite.ts'

/** Files named by their content: a reader who is half through keeps the data they started with. */
export const getStaticPaths = (async () => {
  const {assessmentPack: pack} = await loadSite()
  if (pack === null) return []
  return [pack, pack.titles].map(({href, text}) => ({
    params: {data: href.split('/').at(-1)?.replace('.json', '')},
    props: {text},
  }))
}) satisfies GetStaticPaths

export const GET: APIRoute<{text: string}> = ({props}) =>
  new Response(props.text, {headers: {'content-type': 'application/json'}})
