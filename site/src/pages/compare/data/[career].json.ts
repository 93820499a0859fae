import type {APIRoute, GetStaticPaths} from 'astro'
import type {CompareData} from '../../../compare/compareItem.ts'
import {loadSite} from '../../../loaders/loadSite.ts'

export const getStaticPaths = (async () => {
  const {comparisons} = await loadSite()
  return comparisons.careers.map(({slug, data}) => ({params: {career: slug}, props: {data}}))
}) satisfies GetStaticPaths

export const GET: APIRoute<{data: CompareData}> = ({props}) => Response.json(props.data)
