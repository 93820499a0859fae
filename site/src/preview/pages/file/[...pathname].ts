import type {APIRoute} from 'astro'
import {type EndpointModule, pageAt} from '../../pageAt.ts'

const modules = import.meta.glob<EndpointModule>('../../../pages/**/*.ts', {eager: true})
const endpoints = Object.fromEntries(
  Object.entries(modules).map(([file, module]) => [file.replace('../../../pages/', ''), module]),
)

/** Files that pages ask for, such as what the comparison reads. */
export const GET: APIRoute = async (context) => {
  const found = await pageAt(endpoints, context.params.pathname ?? '')
  if (found === undefined) return new Response(null, {status: 404})
  return found.module.GET({...context, params: found.params, props: found.props})
}
