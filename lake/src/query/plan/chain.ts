import type {ExprNode, SyntaxNode} from 'groq-js'
import {childrenOf} from '../tree.ts'
import {allOf, type Condition, conditionOf, type FilterPlace} from './condition.ts'
import {readsOnlyStamps} from './stamps.ts'

/**
 * A chain of steps that starts with all documents and handles each by itself, as
 * `*[a][b]{…}` does: its answer for all documents is the answers for some of them, one behind the
 * other. With `score` in it that is true but for the order.
 */
export interface Chain {
  condition: Condition | undefined
  /** True for `*[a][b]`, whose answer are documents of the dataset. */
  isOnlyFilters: boolean
  hasScore: boolean
  /** True if its filters look at stamps only, see stamps.ts. */
  filtersByStamps: boolean
  /** True if nothing but stamps of its documents is in its answer either. */
  givesStamps: boolean
  /** True if it depends on a value around it. */
  isBound: boolean
}

/** Reads a chain; undefined for any other expression. */
export function chainOf(node: ExprNode, place: FilterPlace): Chain | undefined {
  const steps = stepsOf(node)
  if (!steps) return undefined
  const conditions: (Condition | undefined)[] = []
  let isOnlyFilters = true
  let filtersByStamps = true
  let givesStamps = false
  for (const step of steps) {
    if (step.type === 'Group' || step.type === 'Everything') continue
    if (isOnlyFilters && step.type === 'Filter') {
      conditions.push(conditionOf(step.expr, place))
      filtersByStamps &&= readsOnlyStamps(step.expr)
      continue
    }
    if (isOnlyFilters) givesStamps = step.type === 'Map' && readsOnlyStamps(step.expr)
    isOnlyFilters = false
  }
  return {
    condition: allOf(conditions),
    isOnlyFilters,
    filtersByStamps,
    givesStamps: filtersByStamps && givesStamps,
    hasScore: steps.some((step) => step.type === 'PipeFuncCall'),
    isBound: dependsOnOutside(node, 0, place.isHidden),
  }
}

/** Whether an argument of `order` needs more than the item that it orders. */
export function isBoundArgument(argument: ExprNode): boolean {
  return dependsOnOutside(argument, 1, false)
}

/** The steps of a chain, the first one first. */
function stepsOf(node: ExprNode): ExprNode[] | undefined {
  const steps: ExprNode[] = []
  for (let step = node; ; ) {
    steps.unshift(step)
    switch (step.type) {
      case 'Everything':
        return steps
      case 'Filter':
      case 'Map':
      case 'FlatMap':
      case 'ArrayCoerce':
      case 'Group':
        step = step.base
        break
      case 'PipeFuncCall':
        if (step.name !== 'score') return undefined
        step = step.base
        break
      default:
        return undefined
    }
  }
}

/**
 * Whether an expression asks for a value outside of it.
 *
 * @param depth - how many values inside of it `^` can reach here
 * @param isHidden - whether the scope here is one that `^` skips: that of a map
 */
function dependsOnOutside(node: SyntaxNode, depth: number, isHidden: boolean): boolean {
  switch (node.type) {
    case 'Value':
      return false
    case 'This':
      return depth === 0
    case 'Parent':
      return node.n >= depth
    case 'AccessAttribute':
      return node.base ? dependsOnOutside(node.base, depth, isHidden) : depth === 0
    case 'Filter':
    case 'Projection':
      return (
        dependsOnOutside(node.base, depth, isHidden) ||
        dependsOnOutside(node.expr, isHidden ? Math.max(depth, 1) : depth + 1, false)
      )
    case 'PipeFuncCall':
      return (
        dependsOnOutside(node.base, depth, isHidden) ||
        node.args.some((arg) =>
          dependsOnOutside(arg, isHidden ? Math.max(depth, 1) : depth + 1, false),
        )
      )
    case 'Map':
    case 'FlatMap':
      return (
        dependsOnOutside(node.base, depth, isHidden) ||
        dependsOnOutside(node.expr, isHidden ? Math.max(depth, 1) : depth + 1, true)
      )
    case 'FuncCall':
      // These look at the value at hand without naming it.
      if (['references', 'versionOf', 'partOfRelease'].includes(node.name) && depth === 0)
        return true
      return node.args.some((arg) => dependsOnOutside(arg, depth, isHidden))
    default:
      return childrenOf(node).some((child) => dependsOnOutside(child, depth, isHidden))
  }
}
