import type {APIRoute, GetStaticPaths} from 'astro'
import {type CareerComparison, compareData} from '../../../compare/compareData.ts'
import {loadSite} from '../../../loaders/loadSite.ts'

type Props = Omit<CareerComparison, 'slug'>

export const getStaticPaths = (async () => {
  const {comparisons} = await loadSite()
  return comparisons.careers.map(({slug, ...props}) => ({params: {career: slug}, props}))
}) satisfies GetStaticPaths

export const GET: APIRoute<Props> = ({props}) => Response.json(compareData(props))
