import type {ExprNode} from 'groq-js'
import type {StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'
import {compileFilter} from '../query/engine.ts'
import {parseQuery, type QueryParams} from '../query/parseQuery.ts'

export type DocumentFilter = (document: StoredDocument) => boolean

/**
 * What a listener's query says about single documents: the filter of its outermost `*[…]`.
 * Projections, `| order` and slices around it are ignored.
 *
 * @throws LakeError `queryParse` for bad GROQ, or for a query that is not of the form `*[…]`
 * @throws LakeError `unsupported` for functions that the lake lacks
 */
export function documentFilter(
  query: string,
  params: QueryParams,
  identity: string,
): DocumentFilter {
  const {tree, isAsync} = parseQuery(query, params)
  const filter = outermostFilter(tree)
  if (!filter || isAsync) {
    throw new LakeError('queryParse', {
      message: isAsync
        ? 'Listeners do not support diff functions in their filter.'
        : 'A listener needs a query of the form *[<filter>].',
      details: {query, start: 0, end: query.length},
    })
  }
  return filter.type === 'Everything' ? () => true : compileFilter(filter, query, identity)
}

function outermostFilter(node: ExprNode): ExprNode | undefined {
  switch (node.type) {
    case 'Everything':
      return node
    case 'Filter':
      return outermostFilter(node.base) && hasOnlyFiltersBelow(node)
        ? node
        : outermostFilter(node.base)
    case 'Projection':
    case 'Map':
    case 'FlatMap':
    case 'Slice':
    case 'PipeFuncCall':
    case 'AccessElement':
    case 'AccessAttribute':
    case 'ArrayCoerce':
    case 'Group':
    case 'Deref':
      return node.base && outermostFilter(node.base)
    default:
      return undefined
  }
}

/** True for `*[a][b]`: filters in a row are one filter. */
function hasOnlyFiltersBelow(node: ExprNode): boolean {
  if (node.type === 'Everything') return true
  return node.type === 'Filter' && hasOnlyFiltersBelow(node.base)
}
