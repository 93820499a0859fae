import type {ExprNode, ObjectAttributeNode} from 'groq-js'
import {functionCall, sum, valueNode, visitTree} from '../tree.ts'
import type {FilterPlace} from './condition.ts'

/** A key that the value around a filter supplies: `^._id` and the like. */
export interface OuterKey {
  /** To be evaluated where the filter stands, so with one `^` less than inside it. */
  outer: ExprNode
}

/**
 * The expression of a filter that does not depend on the filtered documents, as it reads outside
 * of the filter; undefined if it does, or if it is of a kind that is not worth the trouble.
 */
export function outerKeyOf(node: ExprNode, place: FilterPlace): OuterKey | undefined {
  const outer = movedOut(node, place)
  return outer && {outer}
}

function movedOut(node: ExprNode, place: FilterPlace): ExprNode | undefined {
  switch (node.type) {
    case 'Parent':
      if (place.isHidden) return node
      return node.n === 1 ? {type: 'This'} : {type: 'Parent', n: node.n - 1}
    case 'Value':
      return node
    case 'Group':
    case 'Deref':
    case 'ArrayCoerce':
    case 'AccessElement': {
      const base = movedOut(node.base, place)
      return base && {...node, base}
    }
    case 'AccessAttribute': {
      const base = node.base && movedOut(node.base, place)
      return base && {...node, base}
    }
    case 'Map':
    case 'FlatMap': {
      const base = movedOut(node.base, place)
      return base && !hasParents(node.expr) ? {...node, base} : undefined
    }
    case 'OpCall': {
      if (node.op !== '+') return undefined
      const [left, right] = [movedOut(node.left, place), movedOut(node.right, place)]
      return left && right && {...node, left, right}
    }
    default:
      return undefined
  }
}

function hasParents(node: ExprNode): boolean {
  let found = false
  visitTree(node, (part) => {
    if (part.type === 'Parent' || part.type === 'Everything') found = true
  })
  return found
}

const separator = '\u0001'

/**
 * An object like a reference, whose `_ref` is `prefix` and the key as a text: the hook for `->` is
 * the only one through which groq-js asks for anything while it evaluates.
 */
export function referenceWithKey(prefix: string, key: ExprNode): ExprNode {
  const count = functionCall('global', 'string', [functionCall('global', 'count', [key])])
  const items = functionCall('array', 'join', [key, valueNode(separator)])
  const list = sum(sum(sum(valueNode('a'), count), valueNode(separator)), items)
  const scalar = functionCall('global', 'string', [key])
  const text = functionCall('global', 'coalesce', [
    sum(valueNode('s'), key),
    list,
    sum(valueNode('n'), scalar),
    valueNode('?'),
  ])
  const attribute: ObjectAttributeNode = {
    type: 'ObjectAttributeValue',
    name: '_ref',
    value: sum(valueNode(prefix), text),
  }
  return {type: 'Object', attributes: [attribute]}
}

/**
 * The values that a key may have had before it became a text; several where the text leaves it
 * open. Undefined where it says nothing, as for null, objects and lists that hold such.
 */
export function valuesOfKey(text: string): unknown[] | undefined {
  const rest = text.slice(1)
  switch (text[0]) {
    case 's':
      return [rest]
    case 'n':
      return valuesReadAs(rest)
    case 'a': {
      const [count, ...items] = rest.split(separator)
      if (count === '0') return []
      return Number(count) === items.length ? items.flatMap(valuesReadAs) : undefined
    }
    default:
      return undefined
  }
}

function valuesReadAs(text: string): unknown[] {
  if (text === 'true' || text === 'false') return [text, text === 'true']
  const number = Number(text)
  return text !== '' && Number.isFinite(number) ? [text, number] : [text]
}
