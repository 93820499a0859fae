import type {
  ExprNode,
  FilterNode,
  FlatMapNode,
  FuncCallNode,
  MapNode,
  PipeFuncCallNode,
  SyntaxNode,
} from 'groq-js'
import {isPathInPath, uniqueItems, withTextOnTheLeft} from './groqDefects.ts'
import {isTextMatch, lowerTextMatch} from './lowerTextMatch.ts'
import {type PartialRead, partialReadOf} from './plan/partialRead.ts'
import {type Loops, planNode} from './plan/planNode.ts'
import type {QueryRun} from './plan/queryRun.ts'
import type {Scope} from './scope.ts'
import {functionCall, mapChildren, sum, valueNode} from './tree.ts'

/**
 * Rewrites a query tree into one that groq-js can evaluate, with the same meaning:
 *
 * - documents come from indexes, see plan/planNode.ts
 * - `x match text::query(y)` becomes `<text of x> in <predicate>`, see lowerTextMatch.ts
 * - `sanity::partOfRelease(r)` looks at the stored id, which perspectives hide in `_originalId`
 * - every loop counts its steps, see queryLimits.ts
 */
export function lowerTree(
  tree: ExprNode,
  options: {query: string; run?: QueryRun; isSync?: boolean},
): ExprNode {
  const {isSync = true, ...rest} = options
  return lower(tree, {...rest, isSync, isDocument: false, isHidden: false, isScored: false})
}

/** The tree as something that can be evaluated in parts; undefined if it is nothing of the kind. */
export function lowerPartially(
  tree: ExprNode,
  {query, run}: {query: string; run: QueryRun},
): PartialRead | undefined {
  const scope = {query, run, isSync: true, isDocument: false, isHidden: false, isScored: false}
  return partialReadOf(tree, {scope, run, loops})
}

function lower(node: ExprNode, scope: Scope): ExprNode {
  const inner = scope.isScored && !isScoreStep(node) ? {...scope, isScored: false} : scope
  const planned = scope.run && planNode(node, inner, scope.run, loops)
  return planned ?? lowerUnplanned(node, inner)
}

/** Through these, `score` looks at the parts of its argument. */
function isScoreStep(node: ExprNode): boolean {
  return ['And', 'Or'].includes(node.type) || (node.type === 'FuncCall' && node.name === 'boost')
}

function lowerUnplanned(node: ExprNode, scope: Scope): ExprNode {
  switch (node.type) {
    case 'OpCall':
      if (isTextMatch(node)) {
        return lowerTextMatch(node, {...scope, lower: (part) => lower(part, scope)})
      }
      return lowerChildren(isPathInPath(node) ? withTextOnTheLeft(node) : node, scope)
    case 'FuncCall':
      return lowerFunction(node, scope)
    case 'Or': {
      const lowered = lowerChildren(node, scope)
      // groq-js evaluates both sides for every document.
      const isSettled = !scope.isScored && [lowered.left, lowered.right].some(isTrue)
      return isSettled ? valueNode(true) : lowered
    }
    case 'Filter':
      return {...node, base: lower(node.base, scope), expr: lowerFilter(node, scope)}
    case 'Projection':
      return {
        ...node,
        base: lower(node.base, scope),
        expr: lower(node.expr, itemScope(node, scope)),
      }
    case 'Map':
    case 'FlatMap':
      return {...node, base: lower(node.base, scope), expr: lowerMapped(node, scope)}
    case 'PipeFuncCall':
      return {...lowerPipeArguments(node, scope), base: lower(node.base, scope)}
    default:
      return lowerChildren(node, scope)
  }
}

/** The condition of a filter, lowered; true for the same items. */
function lowerFilter(node: FilterNode, scope: Scope): ExprNode {
  const expr = lower(node.expr, itemScope(node, scope))
  return scope.run ? {type: 'And', left: scope.run.limits.stepNode, right: expr} : expr
}

/** What a map does with each item. */
function lowerMapped(node: MapNode | FlatMapNode, scope: Scope): ExprNode {
  return withStep(lower(node.expr, {...itemScope(node, scope), isHidden: true}), scope)
}

function lowerPipeArguments(node: PipeFuncCallNode, scope: Scope): PipeFuncCallNode {
  const inner = itemScope(node, scope)
  const isScored = node.name === 'score'
  return {...node, args: node.args.map((argument) => lower(argument, {...inner, isScored}))}
}

const loops: Loops = {lowerFilter, lowerMapped, lowerPipeArguments}

function withStep(expr: ExprNode, {run}: Scope): ExprNode {
  if (!run) return expr
  return {
    type: 'Select',
    alternatives: [{type: 'SelectAlternative', condition: run.limits.stepNode, value: expr}],
  }
}

function lowerFunction(node: FuncCallNode, scope: Scope): ExprNode {
  switch (`${node.namespace}::${node.name}`) {
    case 'sanity::partOfRelease':
      return partOfRelease(lowerChildren(node, scope).args[0])
    case 'releases::all':
      return lower(allReleases, scope)
    case 'array::unique':
      return uniqueItems(lowerChildren(node, scope))
    case 'global::references':
      return isReferencesToNothing(node) ? valueNode(false) : lowerChildren(node, scope)
    default:
      return lowerChildren(node, scope)
  }
}

const allReleases: ExprNode = {
  type: 'Filter',
  base: {type: 'Everything'},
  expr: {
    type: 'OpCall',
    op: '==',
    left: {type: 'AccessAttribute', name: '_type'},
    right: valueNode('system.release'),
  },
}

/** `references("")`, which the Studio sends when nothing is searched for. */
function isReferencesToNothing({args}: FuncCallNode): boolean {
  return args.every((arg) => arg.type === 'Value' && arg.value === '')
}

function partOfRelease(release: ExprNode = valueNode(null)): ExprNode {
  const storedId = functionCall('global', 'coalesce', [
    {type: 'AccessAttribute', name: '_originalId'},
    {type: 'AccessAttribute', name: '_id'},
  ])
  return functionCall('string', 'startsWith', [
    storedId,
    sum(sum(valueNode('versions.'), release), valueNode('.')),
  ])
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

function isTrue(node: ExprNode): boolean {
  return node.type === 'Group' ? isTrue(node.base) : node.type === 'Value' && node.value === true
}

/** The scope inside brackets, braces or a pipe function behind the node's base. */
function itemScope(node: {base: ExprNode}, scope: Scope): Scope {
  const isDocument = yieldsDocuments(node.base, scope.isDocument)
  return {...scope, isHidden: false, isScored: false, isDocument}
}

function yieldsDocuments(node: ExprNode, isDocument: boolean): boolean {
  switch (node.type) {
    case 'Everything':
    case 'Deref':
      return true
    case 'This':
      return isDocument
    case 'Filter':
    case 'Slice':
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Group':
    case 'PipeFuncCall':
      return yieldsDocuments(node.base, isDocument)
    case 'Map':
    case 'FlatMap':
      return yieldsDocuments(node.expr, yieldsDocuments(node.base, isDocument))
    default:
      return false
  }
}
