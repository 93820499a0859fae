import type {SyntaxNode} from 'groq-js'
import {childrenOf} from '../tree.ts'

/** What the lake itself writes on every document, and knows without reading it. */
const stamps = ['_id', '_originalId', '_type', '_rev', '_createdAt', '_updatedAt']
/** They look at their arguments only. */
const plainFunctions = ['path', 'defined', 'coalesce', 'lower', 'upper', 'startsWith']

/** Whether an expression about a document reads nothing of it but stamps. */
export function readsOnlyStamps(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'Value':
      return true
    case 'AccessAttribute':
      return stamps.includes(node.name) && (node.base === undefined || node.base.type === 'This')
    case 'Projection':
      return node.base.type === 'This' && readsOnlyStamps(node.expr)
    case 'FuncCall':
      return plainFunctions.includes(node.name) && node.args.every(readsOnlyStamps)
    case 'And':
    case 'Array':
    case 'ArrayElement':
    case 'Group':
    case 'InRange':
    case 'Not':
    case 'Object':
    case 'ObjectAttributeValue':
    case 'OpCall':
    case 'Or':
      return childrenOf(node).every(readsOnlyStamps)
    default:
      return false
  }
}
