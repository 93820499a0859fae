import type {ExprNode, MapNode, ObjectNode, PipeFuncCallNode, SliceNode} from 'groq-js'
import {mapChildren} from '../tree.ts'

/**
 * `*[a]{…} | order(…)[0...b]`, as the Studio asks, in the form `*[a] | order(…)[0...b]{…}`: what is
 * ordered are documents then, of which indexes know the order, and only those that are wanted are
 * projected. Undefined for any other expression.
 */
export function orderSooner(node: SliceNode): (MapNode & {base: SliceNode}) | undefined {
  const order = node.base
  if (order.type !== 'PipeFuncCall' || order.name !== 'order') return undefined
  const map = order.base
  const projected = map.type === 'Map' && holdsDocuments(map.base) ? projectionOf(map) : undefined
  if (map.type !== 'Map' || !projected) return undefined
  const args: ExprNode[] = []
  for (const argument of order.args) {
    const sooner = beforeProjection(argument, projected)
    if (!sooner) return undefined
    args.push(sooner)
  }
  const ordered: PipeFuncCallNode = {...order, base: map.base, args}
  return {...map, base: {...node, base: ordered}}
}

/** True for `*[a] | score(…)[b]`. */
function holdsDocuments(node: ExprNode): boolean {
  switch (node.type) {
    case 'Everything':
      return true
    case 'Filter':
    case 'Group':
      return holdsDocuments(node.base)
    case 'PipeFuncCall':
      return node.name === 'score' && holdsDocuments(node.base)
    default:
      return false
  }
}

function projectionOf({expr}: MapNode): ObjectNode | undefined {
  if (expr.type !== 'Projection' || expr.base.type !== 'This') return undefined
  return expr.expr.type === 'Object' ? expr.expr : undefined
}

/** An expression about what a projection makes, as one about what it is made of. */
function beforeProjection(node: ExprNode, projection: ObjectNode): ExprNode | undefined {
  switch (node.type) {
    case 'Value':
      return node
    case 'AccessAttribute':
      return node.base ? undefined : attributeOf(projection, node.name)
    case 'AccessElement':
      return elementOf(node.base, node.index, projection)
    case 'Asc':
    case 'Desc':
    case 'Group':
    case 'FuncCall':
    case 'Select':
    case 'OpCall':
    case 'And':
    case 'Or':
    case 'Not':
      return withChildren(node, projection)
    default:
      return undefined
  }
}

function withChildren(node: ExprNode, projection: ObjectNode): ExprNode | undefined {
  // These look at the value at hand without naming it.
  if (node.type === 'FuncCall' && (node.namespace !== 'global' || node.name === 'references')) {
    return undefined
  }
  let isKnown = true
  const changed = mapChildren(node, (child) => {
    if (child.type === 'SelectAlternative') {
      const condition = beforeProjection(child.condition, projection)
      const value = beforeProjection(child.value, projection)
      if (condition && value) return {...child, condition, value}
    } else if (isExpression(child)) {
      const before = beforeProjection(child, projection)
      if (before) return before
    }
    isKnown = false
    return child
  })
  return isKnown ? changed : undefined
}

function elementOf(base: ExprNode, index: number, projection: ObjectNode): ExprNode | undefined {
  if (base.type !== 'AccessAttribute' || base.base) return undefined
  const list = valueIn(projection, base.name)
  if (list?.type !== 'Array' || list.elements.some(({isSplat}) => isSplat)) return undefined
  const element = list.elements[index]?.value
  return element && isOwnAttribute(element) ? element : undefined
}

function attributeOf(projection: ObjectNode, name: string): ExprNode | undefined {
  const value = valueIn(projection, name)
  return value && isOwnAttribute(value) ? value : undefined
}

/** Undefined where something else may say what the attribute is. */
function valueIn({attributes}: ObjectNode, name: string): ExprNode | undefined {
  let value: ExprNode | undefined
  for (const attribute of attributes) {
    if (attribute.type !== 'ObjectAttributeValue') value = undefined
    else if (attribute.name === name) value = attribute.value
  }
  return value
}

/** `a.b` of the document itself, which is the same wherever it is asked for. */
function isOwnAttribute(node: ExprNode): boolean {
  if (node.type !== 'AccessAttribute') return false
  return !node.base || isOwnAttribute(node.base)
}

function isExpression(node: {type: string}): node is ExprNode {
  return ![
    'ArrayElement',
    'ObjectAttributeValue',
    'ObjectConditionalSplat',
    'ObjectSplat',
  ].includes(node.type)
}
