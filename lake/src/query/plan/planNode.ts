import {
  type ExprNode,
  type FilterNode,
  type FlatMapNode,
  type MapNode,
  type PipeFuncCallNode,
  unparse,
} from 'groq-js'
import type {Scope} from '../scope.ts'
import {type Chain, chainOf, isBoundArgument} from './chain.ts'
import type {Condition} from './condition.ts'
import {withOneOuterKey} from './oneOuterKey.ts'
import {orderSooner} from './orderSooner.ts'
import {referenceWithKey} from './outerKey.ts'
import {
  collected,
  counted,
  firstOf,
  lazyNode,
  neededItems,
  newSlot,
  type OpenChain,
  type Slot,
  topOf,
} from './planChain.ts'
import type {QueryRun} from './queryRun.ts'
import {readScoredChain, type ScoredChain} from './scoredChain.ts'

/** How the parts of a loop are lowered, the base left out. */
export interface Loops {
  lowerFilter: (node: FilterNode, scope: Scope) => ExprNode
  lowerMapped: (node: MapNode | FlatMapNode, scope: Scope) => ExprNode
  lowerPipeArguments: (node: PipeFuncCallNode, scope: Scope) => PipeFuncCallNode
}

export interface Place {
  scope: Scope
  run: QueryRun
  loops: Loops
}

/**
 * Replaces what reads documents by something that finds them through indexes:
 *
 * - a chain that depends on nothing around it, as `*[a]{…}`, is evaluated once, in parts; of its
 *   answer only as much is computed as `[0]`, `[a...b]`, `order` and `count` around it need
 * - a filter that depends on the value around it, as `*[references(^._id)]`, looks its documents up
 *   by that value, each time
 *
 * @returns undefined for nodes that do not read documents themselves
 */
export function planNode(
  node: ExprNode,
  scope: Scope,
  run: QueryRun,
  loops: Loops,
): ExprNode | undefined {
  const place = {scope, run, loops}
  if (scope.isSync) {
    const planned = planAround(node, place)
    if (planned) return planned
  }
  const chain = chainOf(node, scope)
  if (!chain) return undefined
  if (scope.isSync && !chain.isBound) return collected(openChain(node, chain, place), run)
  if (!chain.isOnlyFilters) return undefined
  return withBase(node, sourceOf(node, chain.condition, run), place)
}

/** A chain inside something that needs only part of its answer. */
function planAround(node: ExprNode, place: Place): ExprNode | undefined {
  if (node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'count') {
    const open = node.args[0] && openIfFree(node.args[0], place)
    return open && counted(open, place.run)
  }
  if (node.type !== 'Slice' && node.type !== 'AccessElement') return undefined
  const sooner = node.type === 'Slice' ? orderSooner(node) : undefined
  const ordered = sooner && planAround(sooner.base, place)
  if (ordered) {
    return {...sooner, base: ordered, expr: place.loops.lowerMapped(sooner, place.scope)}
  }
  const count = neededItems(node)
  const base = count === undefined ? undefined : limited(node.base, count, place)
  return base && {...node, base}
}

/** An expression with the same first `count` items. */
function limited(node: ExprNode, count: number, place: Place): ExprNode | undefined {
  const open = openIfFree(node, place)
  if (open) return firstOf(open, count, place.run)
  if (node.type === 'Group') return limited(node.base, count, place)
  if (node.type === 'Map') {
    const base = limited(node.base, count, place)
    return base && {...node, base, expr: place.loops.lowerMapped(node, place.scope)}
  }
  if (node.type !== 'PipeFuncCall' || node.name !== 'order') return undefined
  const ordered = openIfFree(node.base, place)
  if (!ordered || node.args.some(isBoundArgument)) return undefined
  return topOf(ordered, place.loops.lowerPipeArguments(node, place.scope), count, place.run)
}

/** The chain that an expression is, if it depends on nothing around it. */
export function openIfFree(node: ExprNode, place: Place): OpenChain | undefined {
  const chain = chainOf(node, place.scope)
  return chain && !chain.isBound ? openChain(node, chain, place) : undefined
}

function openChain(node: ExprNode, chain: Chain, place: Place): OpenChain {
  const slot = newSlot()
  place.run.plans.push({what: unparse(node), condition: chain.condition})
  const scored = chain.hasScore ? scoredChainOf(node, slot, place) : undefined
  const lowered = withBase(node, slot, place)
  const open = {chain, original: node, slot, node: lowered, ...(scored && {scored})}
  if (!place.run.tags) return open
  const filters = filtersOf(node, place)
  return {
    ...open,
    halves: {filters: withBase(filters, slot, place), rest: withBase(node, slot, place, filters)},
  }
}

/** Undefined for a chain with several scores. */
function scoredChainOf(node: ExprNode, slot: Slot, place: Place): ScoredChain | undefined {
  const read = readScoredChain(node)
  if (!read) return undefined
  const {step, ...known} = read
  const restSlot = newSlot()
  return {
    ...known,
    score: withBase(step, slot, place),
    rest: step === node ? undefined : {slot: restSlot, node: withBase(node, restSlot, place, step)},
  }
}

/** The part of a chain up to its last filter of documents. */
function filtersOf(node: ExprNode, place: Place): ExprNode {
  const isOnlyFilters = chainOf(node, place.scope)?.isOnlyFilters
  return isOnlyFilters || !('base' in node) || !node.base ? node : filtersOf(node.base, place)
}

/** A lowered chain that starts with `base` instead of all documents, or instead of the step `first`. */
function withBase(node: ExprNode, base: ExprNode, place: Place, first?: ExprNode): ExprNode {
  const {loops, scope} = place
  if (node === first) return base
  switch (node.type) {
    case 'Everything':
      return base
    case 'Filter':
      return {
        ...node,
        base: withBase(node.base, base, place, first),
        expr: loops.lowerFilter(node, scope),
      }
    case 'Group':
    case 'ArrayCoerce':
      return {...node, base: withBase(node.base, base, place, first)}
    case 'PipeFuncCall':
      return {
        ...loops.lowerPipeArguments(node, scope),
        base: withBase(node.base, base, place, first),
      }
    case 'Map':
    case 'FlatMap':
      return {
        ...node,
        base: withBase(node.base, base, place, first),
        expr: loops.lowerMapped(node, scope),
      }
    default:
      throw new Error(`A chain cannot have a step of type ${node.type}.`)
  }
}

/** The documents for filters that are looked up by a value around them, or cannot be evaluated alone. */
function sourceOf(node: ExprNode, condition: Condition | undefined, run: QueryRun): ExprNode {
  const keyed = condition && withOneOuterKey(condition)
  if (keyed?.key) {
    run.plans.push({what: unparse(node), condition: keyed.condition, isBound: true})
    const prefix = run.addSource(keyed.condition, unparse(node))
    return {type: 'Deref', base: referenceWithKey(prefix, keyed.key)}
  }
  run.plans.push({what: unparse(node), condition: keyed?.condition})
  return lazyNode(() => {
    const {parts} = run.candidates(keyed?.condition, unparse(node))
    return Array.from(parts()).flat()
  })
}
