import type {ExprNode, FuncCallNode, OpCallNode} from 'groq-js'
import {stepNode} from './predicateNode.ts'
import {valueNode} from './tree.ts'

/*
 * Where groq-js 2.0.1 does not do what the GROQ specification says, written in what it does do.
 */

/** `path(a) in path(b)`, to which groq-js answers null. */
export function isPathInPath({op, left, right}: OpCallNode): boolean {
  return op === 'in' && isPathCall(left) && isPathCall(right)
}

export function withTextOnTheLeft(node: OpCallNode): OpCallNode {
  const [text] = node.left.type === 'FuncCall' ? node.left.args : []
  return text ? {...node, left: text} : node
}

function isPathCall(node: ExprNode): boolean {
  return node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'path'
}

/** `array::unique(x)` with one null, where groq-js keeps every null. */
export function uniqueItems(call: FuncCallNode): ExprNode {
  let hasNull = false
  const start = stepNode(() => {
    hasNull = false
    return true
  })
  const isFirstNull = stepNode(() => {
    const isFirst = !hasNull
    hasNull = true
    return isFirst
  })
  const isNull: ExprNode = {type: 'OpCall', op: '==', left: {type: 'This'}, right: valueNode(null)}
  return {
    type: 'Filter',
    base: {type: 'Select', alternatives: [alternative(start, call)]},
    expr: {
      type: 'Select',
      alternatives: [alternative(isNull, isFirstNull)],
      fallback: valueNode(true),
    },
  }
}

function alternative(condition: ExprNode, value: ExprNode) {
  return {type: 'SelectAlternative' as const, condition, value}
}
