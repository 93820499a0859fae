import {type ExprNode, evaluateSync, Path, type SyntaxNode} from 'groq-js'
import type {StoredDocument} from '../document.ts'
import type {DatasetView} from './datasetView.ts'
import {demandOf, documentsMeeting} from './narrow.ts'
import {unsupportedInQuery} from './parseQuery.ts'
import {parseTextQuery, searchTextOf, type TextPredicate, textBoundary} from './textQuery.ts'
import {mapChildren, valueNode, visitTree} from './tree.ts'

/**
 * Rewrites a query tree into one that groq-js can evaluate, with the same meaning:
 *
 * - `x match text::query(y)` becomes `<text of x> in <predicate>`, see textQuery.ts
 * - `sanity::partOfRelease(r)` looks at the stored id, which perspectives hide in `_originalId`
 * - `*[…]` scans only the documents that an `_id` or `_type` condition leaves over
 */
export function lowerTree(tree: ExprNode, query: string, view: DatasetView): ExprNode {
  return lower(tree, {query, view, isDocument: false}) as ExprNode
}

/** What `->` finds, and the search text of documents, which the lowered tree asks for as a reference. */
export function dereferenceIn(
  view: DatasetView,
  onRead: (id: string) => void,
): (reference: {_ref: string}) => StoredDocument | {text: string} | undefined {
  return ({_ref: id}) => {
    if (id.startsWith(searchTextPrefix)) {
      const document = view.find(id.slice(searchTextPrefix.length))
      return document && {text: searchTextOf(document)}
    }
    onRead(id)
    return view.find(id)
  }
}

/** Not part of any document id, so no stored reference can be mistaken for it. */
const searchTextPrefix = '\u0000text:'

interface Scope {
  query: string
  view: DatasetView
  /** True where `@` is a whole document. */
  isDocument: boolean
}

function lower(node: SyntaxNode, scope: Scope): SyntaxNode {
  switch (node.type) {
    case 'OpCall':
      if (node.op === 'match' && isTextQuery(node.right))
        return lowerTextMatch(node.left, node.right, scope)
      return mapChildren(node, (child) => lower(child, scope))
    case 'FuncCall':
      if (node.namespace === 'sanity' && node.name === 'partOfRelease')
        return lowerPartOfRelease(node.args, scope)
      return mapChildren(node, (child) => lower(child, scope))
    case 'Filter': {
      const expr = lower(node.expr, scopeOf(node.base, scope)) as ExprNode
      const demand = node.base.type === 'Everything' ? demandOf(node.expr) : undefined
      const base = demand
        ? valueNode(documentsMeeting(demand, scope.view))
        : (lower(node.base, scope) as ExprNode)
      return {...node, base, expr}
    }
    case 'Projection':
    case 'Map':
    case 'FlatMap':
    case 'PipeFuncCall': {
      const inner = scopeOf(node.base, scope)
      return mapChildren(node, (child, key) => lower(child, key === 'base' ? scope : inner))
    }
    default:
      return mapChildren(node, (child) => lower(child, scope))
  }
}

/** The scope inside brackets, braces or a pipe function behind `base`. */
function scopeOf(base: ExprNode, scope: Scope): Scope {
  return {...scope, isDocument: yieldsDocuments(base, scope)}
}

function yieldsDocuments(node: ExprNode, scope: Scope): boolean {
  switch (node.type) {
    case 'Everything':
    case 'Deref':
      return true
    case 'This':
      return scope.isDocument
    case 'Filter':
    case 'Slice':
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Group':
    case 'PipeFuncCall':
      return yieldsDocuments(node.base, scope)
    case 'Map':
    case 'FlatMap':
      return yieldsDocuments(node.expr, scopeOf(node.base, scope))
    default:
      return false
  }
}

function isTextQuery(node: ExprNode): node is ExprNode & {type: 'FuncCall'} {
  return node.type === 'FuncCall' && node.namespace === 'text' && node.name === 'query'
}

function lowerTextMatch(
  left: ExprNode,
  call: ExprNode & {type: 'FuncCall'},
  scope: Scope,
): ExprNode {
  const words = textQueryArgument(call, scope)
  const predicate = words === undefined ? () => false : parseTextQuery(words)
  return {
    type: 'OpCall',
    op: 'in',
    left: textOf(left, scope),
    right: valueNode(new TextSet(predicate)),
  }
}

/** groq-js evaluates `x in <path>` by asking the path: the way to call a predicate from a tree. */
class TextSet extends Path {
  readonly #contains: TextPredicate

  constructor(contains: TextPredicate) {
    super('')
    this.#contains = contains
  }

  override matches(text: string): boolean {
    return this.#contains(text)
  }
}

/** @returns undefined where the argument is not a string: then nothing matches */
function textQueryArgument(call: ExprNode & {type: 'FuncCall'}, scope: Scope): string | undefined {
  const [argument] = call.args
  if (!argument) return undefined
  visitTree(argument, (node) => {
    if (
      node.type === 'Value' ||
      node.type === 'OpCall' ||
      node.type === 'Group' ||
      node.type === 'FuncCall'
    )
      return
    throw unsupportedInQuery(
      scope.query,
      'text::query() with words taken from documents',
      'text::query',
    )
  })
  const value: unknown = evaluateSync(argument).data
  return typeof value === 'string' ? value : undefined
}

/** An expression for all text in `node`, as one string with boundaries. */
function textOf(node: ExprNode, scope: Scope): ExprNode {
  if (node.type === 'Group') return textOf(node.base, scope)
  if (node.type === 'This') return textOfThis(scope)
  if (node.type === 'Array') {
    return node.elements
      .map((element) => textOf(element.value, scope))
      .reduce((joined, text) => plus(plus(joined, valueNode(textBoundary)), text), valueNode(''))
  }
  const lowered = lower(node, scope) as ExprNode
  const strings = call('array', 'join', [
    call('array', 'compact', [lowered]),
    valueNode(textBoundary),
  ])
  return call('global', 'coalesce', [plus(lowered, valueNode('')), strings, valueNode('')])
}

function textOfThis(scope: Scope): ExprNode {
  if (!scope.isDocument) {
    throw unsupportedInQuery(
      scope.query,
      '"@ match text::query()" below the level of documents',
      'text::query',
    )
  }
  const reference = plus(valueNode(searchTextPrefix), {type: 'AccessAttribute', name: '_id'})
  const holder: ExprNode = {
    type: 'Object',
    attributes: [{type: 'ObjectAttributeValue', name: '_ref', value: reference}],
  }
  const text: ExprNode = {
    type: 'AccessAttribute',
    base: {type: 'Deref', base: holder},
    name: 'text',
  }
  return call('global', 'coalesce', [text, valueNode('')])
}

function lowerPartOfRelease(args: ExprNode[], scope: Scope): ExprNode {
  const release = args[0] ? (lower(args[0], scope) as ExprNode) : valueNode(null)
  const storedId = call('global', 'coalesce', [
    {type: 'AccessAttribute', name: '_originalId'},
    {type: 'AccessAttribute', name: '_id'},
  ])
  return call('string', 'startsWith', [
    storedId,
    plus(plus(valueNode('versions.'), release), valueNode('.')),
  ])
}

function call(namespace: string, name: string, args: ExprNode[]): ExprNode {
  return {type: 'FuncCall', namespace, name, args}
}

function plus(left: ExprNode, right: ExprNode): ExprNode {
  return {type: 'OpCall', op: '+', left, right}
}
