import type {ExprNode, SyntaxNode} from 'groq-js'
import type {DatasetView} from './datasetView.ts'
import {isTextMatch, lowerTextMatch} from './lowerTextMatch.ts'
import {demandOf, documentsMeeting} from './narrow.ts'
import {functionCall, mapChildren, sum, valueNode} from './tree.ts'

/**
 * Rewrites a query tree into one that groq-js can evaluate, with the same meaning:
 *
 * - `x match text::query(y)` becomes `<text of x> in <predicate>`, see lowerTextMatch.ts
 * - `sanity::partOfRelease(r)` looks at the stored id, which perspectives hide in `_originalId`
 * - `*[…]` scans only the documents that an `_id` or `_type` condition leaves over
 */
export function lowerTree(tree: ExprNode, query: string, view: DatasetView): ExprNode {
  return lower(tree, {query, view, isDocument: false})
}

interface Scope {
  query: string
  view: DatasetView
  /** True where `@` is a whole document. */
  isDocument: boolean
}

function lower(node: ExprNode, scope: Scope): ExprNode {
  switch (node.type) {
    case 'OpCall':
      if (!isTextMatch(node)) return lowerChildren(node, scope)
      return lowerTextMatch(node, {...scope, lower: (part) => lower(part, scope)})
    case 'FuncCall':
      if (node.namespace === 'sanity' && node.name === 'partOfRelease') {
        return lowerPartOfRelease(node.args, scope)
      }
      return isReferencesToNothing(node) ? valueNode(false) : lowerChildren(node, scope)
    case 'Or': {
      const lowered = lowerChildren(node, scope)
      // groq-js evaluates both sides for every document.
      return [lowered.left, lowered.right].some(isTrue) ? valueNode(true) : lowered
    }
    case 'Filter': {
      const expr = lower(node.expr, scopeOf(node.base, scope))
      const demand = node.base.type === 'Everything' ? demandOf(node.expr) : undefined
      const base = demand
        ? valueNode(documentsMeeting(demand, scope.view))
        : lower(node.base, scope)
      return {...node, base, expr}
    }
    case 'Projection':
    case 'Map':
    case 'FlatMap':
    case 'PipeFuncCall': {
      const inner = scopeOf(node.base, scope)
      return mapChildren(node, (child, key) => lowerAny(child, key === 'base' ? scope : inner))
    }
    default:
      return lowerChildren(node, scope)
  }
}

function lowerChildren<N extends SyntaxNode>(node: N, scope: Scope): N {
  return mapChildren(node, (child) => lowerAny(child, scope))
}

function lowerAny(node: SyntaxNode, scope: Scope): SyntaxNode {
  switch (node.type) {
    case 'ArrayElement':
    case 'ObjectAttributeValue':
    case 'ObjectConditionalSplat':
    case 'ObjectSplat':
    case 'SelectAlternative':
      return lowerChildren(node, scope)
    default:
      return lower(node, scope)
  }
}

/** `references("")`, which the Studio sends when nothing is searched for. */
function isReferencesToNothing(node: ExprNode & {type: 'FuncCall'}): boolean {
  return (
    node.name === 'references' && node.args.every((arg) => arg.type === 'Value' && arg.value === '')
  )
}

function isTrue(node: ExprNode): boolean {
  return node.type === 'Group' ? isTrue(node.base) : node.type === 'Value' && node.value === true
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

function lowerPartOfRelease(args: ExprNode[], scope: Scope): ExprNode {
  const release = args[0] ? lower(args[0], scope) : valueNode(null)
  const storedId = functionCall('global', 'coalesce', [
    {type: 'AccessAttribute', name: '_originalId'},
    {type: 'AccessAttribute', name: '_id'},
  ])
  return functionCall('string', 'startsWith', [
    storedId,
    sum(sum(valueNode('versions.'), release), valueNode('.')),
  ])
}
