import type {Context} from 'hono'
import {LakeError} from '../errors.ts'
import type {QueryParams} from '../query/parseQuery.ts'
import type {LakeEnv} from './context.ts'

/** Options of the API count as set only by the text `true`. */
export function isOn(context: Context<LakeEnv>, option: string): boolean {
  return context.req.query(option) === 'true'
}

/**
 * The GROQ parameters of a URL: `$name=<JSON>`.
 *
 * @throws LakeError `badRequest` for a value that is not JSON
 */
export function paramsFromUrl(context: Context<LakeEnv>): QueryParams {
  const params: QueryParams = {}
  for (const [name, value] of new URL(context.req.url).searchParams) {
    if (name.startsWith('$')) params[name.slice(1)] = parseParam(name, value)
  }
  return params
}

function parseParam(name: string, value: string): unknown {
  try {
    return JSON.parse(value)
  } catch (error) {
    throw new LakeError('badRequest', {
      message: `The value of the query parameter "${name}" is not JSON: ${value.slice(0, 100)}. Strings need double quotes.`,
      cause: error,
    })
  }
}

/** @throws LakeError `badRequest` if the URL has no `query` */
export function queryFromUrl(context: Context<LakeEnv>): string {
  const query = context.req.query('query')
  if (query !== undefined && query !== '') return query
  throw new LakeError('badRequest', {
    message: 'The URL lacks the option "query" with a GROQ query.',
  })
}
