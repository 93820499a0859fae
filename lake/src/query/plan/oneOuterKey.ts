import type {ExprNode} from 'groq-js'
import {allOf, type Condition} from './condition.ts'

/**
 * The condition with at most one key that the surrounding value supplies, the most selective one:
 * look-ups are asked for with one key. Fewer conditions let more documents through, never fewer.
 */
export function withOneOuterKey(
  condition: Condition,
): {condition: Condition; key: ExprNode} | {condition: Condition | undefined; key?: undefined} {
  const parts = condition.kind === 'and' ? condition.parts : [condition]
  const constant = parts.filter((part) => outerKeysOf(part).length === 0)
  const [best] = parts
    .filter((part) => outerKeysOf(part).length === 1)
    .sort((a, b) => ranks[a.kind] - ranks[b.kind])
  const key = best && outerKeysOf(best)[0]
  if (!key) return {condition: allOf(constant)}
  return {condition: allOf([best, ...constant]) ?? best, key}
}

/** The lower, the fewer documents it promises. */
const ranks: Record<Condition['kind'], number> = {
  id: 0,
  revision: 1,
  group: 1,
  value: 2,
  or: 3,
  and: 3,
  range: 4,
  prefix: 4,
  idPrefix: 4,
  words: 4,
  type: 5,
}

function outerKeysOf(condition: Condition): ExprNode[] {
  switch (condition.kind) {
    case 'id':
    case 'revision':
    case 'value':
    case 'group':
      return 'outer' in condition.key ? [condition.key.outer] : []
    case 'and':
    case 'or':
      return condition.parts.flatMap(outerKeysOf)
    default:
      return []
  }
}
