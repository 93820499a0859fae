import type {ExprNode} from 'groq-js'
import {constantOf} from './tree.ts'

/** What a filter demands of every document it lets through, where that can be read off its tree. */
export type Demand = {ids: ReadonlySet<string>} | {types: ReadonlySet<string>}

/**
 * The most selective of the conditions `_id == …`, `_id in […]`, `_type == …`, `_type in […]`
 * with constants that a filter joins by `&&`.
 */
export function demandOf(filter: ExprNode): Demand | undefined {
  switch (filter.type) {
    case 'Group':
      return demandOf(filter.base)
    case 'And': {
      const left = demandOf(filter.left)
      if (left && 'ids' in left) return left
      const right = demandOf(filter.right)
      return right && 'ids' in right ? right : (left ?? right)
    }
    case 'OpCall':
      return demandOfComparison(filter)
    default:
      return undefined
  }
}

function demandOfComparison(node: ExprNode & {type: 'OpCall'}): Demand | undefined {
  if (node.op === '==') return demandOn(node.left, node.right) ?? demandOn(node.right, node.left)
  if (node.op === 'in') return demandOn(node.left, node.right)
  return undefined
}

function demandOn(attribute: ExprNode, constant: ExprNode): Demand | undefined {
  if (attribute.type !== 'AccessAttribute' || attribute.base) return undefined
  if (attribute.name !== '_id' && attribute.name !== '_type') return undefined
  const found = constantOf(constant)
  if (!found) return undefined
  const listed = Array.isArray(found.value) ? found.value : [found.value]
  const wanted = new Set(listed.filter((value) => typeof value === 'string'))
  return attribute.name === '_id' ? {ids: wanted} : {types: wanted}
}
