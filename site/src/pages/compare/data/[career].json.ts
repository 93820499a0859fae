import type {APIRoute, GetStaticPaths} from 'astro'
import type {CompareData} from '../../../compare/compareItem.ts'
import {type Packed, unpack} from '../../../content/packed.ts'
import {loadSite} from '../../../loaders/loadSite.ts'

export const getStaticPaths = (async () => {
  const {comparisons} = await loadSite()
  return comparisons.careers.map(({slug, data}) => ({params: {career: slug}, props: {data}}))
}) satisfies GetStaticPaths

export const GET: APIRoute<{data: Packed<CompareData>}> = ({props}) =>
  Response.json(unpack(props.data))
