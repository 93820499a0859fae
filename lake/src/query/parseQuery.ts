import {type ExprNode, type FuncCallNode, GroqSyntaxError, parse, type SyntaxNode} from 'groq-js'
import {LakeError} from '../errors.ts'
import {visitTree} from './tree.ts'

export type QueryParams = Record<string, unknown>

export interface ParsedQuery {
  /** Parameters are already replaced by their values. */
  tree: ExprNode
  /** True if groq-js can only evaluate it asynchronously. */
  isAsync: boolean
}

/** Known to the parser of groq-js, but without an implementation there or here. */
const unsupportedFunctions = new Set([
  'global::anywhere',
  'text::semanticSimilarity',
  'documents::get',
  'documents::incomingRefCount',
  'documents::incomingGlobalDocumentReferenceCount',
  'geo::latLng',
  'geo::contains',
  'geo::intersects',
  'geo::distance',
  'media::aspect',
  'user::attributes',
])

const cacheEntries = 500
const cachedKeyLength = 20_000
const cache = new Map<string, ParsedQuery>()

/**
 * Parses a query; the latest results are kept, by text and parameters.
 *
 * @throws LakeError `queryParse` for bad syntax, an unknown function or a parameter without value;
 *   details: `query`, `start`, `end` (character offsets)
 * @throws LakeError `unsupported` for functions that the lake lacks; same details
 */
export function parseQuery(query: string, params: QueryParams): ParsedQuery {
  const key = `${query}\n${JSON.stringify(params)}`
  const known = cache.get(key)
  if (known) {
    cache.delete(key)
    cache.set(key, known)
    return known
  }
  const parsed = parseAnew(query, params)
  if (key.length <= cachedKeyLength) {
    cache.set(key, parsed)
    const oldest = cache.keys().next()
    if (cache.size > cacheEntries && !oldest.done) cache.delete(oldest.value)
  }
  return parsed
}

function parseAnew(query: string, params: QueryParams): ParsedQuery {
  const tree = parseText(query, params)
  let isAsync = false
  visitTree(tree, (node) => {
    if (node.type === 'Parameter') throw missingParameter(query, node.name)
    if (node.type === 'PipeFuncCall' && node.name === 'score') {
      for (const argument of node.args) requireScorable(argument, query)
    }
    if (node.type !== 'FuncCall') return
    const name = `${node.namespace}::${node.name}`
    if (unsupportedFunctions.has(name))
      throw unsupportedInQuery(query, `the function ${shortName(name)}()`, shortName(name))
    // diff::changedAny and diff::changedOnly have no synchronous form in groq-js.
    if (node.namespace === 'diff') isAsync = true
  })
  return {tree, isAsync}
}

/** `boost` adds to a score: it has no value of its own that an operator could work with. */
function requireScorable(node: ExprNode, query: string): void {
  if (node.type === 'And' || node.type === 'Or') {
    requireScorable(node.left, query)
    requireScorable(node.right, query)
    return
  }
  const [scored] = isBoost(node) ? node.args : []
  if (scored) {
    requireScorable(scored, query)
    return
  }
  visitTree(node, (part) => {
    if (!isBoost(part)) return
    throw new LakeError('queryParse', {
      message: 'boost() may only stand directly in score(), or be joined there by && and ||.',
      details: {query, ...spanOf(query, 'boost')},
    })
  })
}

function isBoost(node: SyntaxNode): node is FuncCallNode {
  return node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'boost'
}

function parseText(query: string, params: QueryParams): ExprNode {
  try {
    return parse(query, {params})
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const start = error instanceof GroqSyntaxError ? error.position : 0
    const end = error instanceof GroqSyntaxError ? start + 1 : query.length
    throw new LakeError('queryParse', {
      message: error.message,
      details: {query, start, end},
      cause: error,
    })
  }
}

function missingParameter(query: string, name: string): LakeError {
  return new LakeError('queryParse', {
    message: `The query uses the parameter $${name}, but no value was given for it. Send it as "$${name}" in the URL or as "${name}" in "params" of the body.`,
    details: {query, ...spanOf(query, `$${name}`)},
  })
}

/** @param near - text in the query that the error points at */
export function unsupportedInQuery(query: string, feature: string, near: string): LakeError {
  return new LakeError('unsupported', {
    message: `This Content Lake does not support ${feature} in queries.`,
    details: {query, ...spanOf(query, near)},
  })
}

function spanOf(query: string, part: string): {start: number; end: number} {
  const start = query.indexOf(part)
  return start < 0 ? {start: 0, end: query.length} : {start, end: start + part.length}
}

function shortName(name: string): string {
  return name.replace(/^global::/, '')
}
