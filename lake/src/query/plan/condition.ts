import type {ExprNode, FuncCallNode, OpCallNode} from 'groq-js'
import {referencePath} from '../../database/attributes.ts'
import type {WantedWord} from '../../database/documentWords.ts'
import {constantOf} from '../tree.ts'
import {type OuterKey, outerKeyOf} from './outerKey.ts'
import {wantedWords} from './wantedWords.ts'

/** What is compared with: known when the query is planned, or taken from the surrounding value. */
export type Key = {value: unknown} | OuterKey

/** What a filter demands of every document that it lets through, as far as an index can tell. */
export type Condition =
  | {kind: 'id'; key: Key}
  | {kind: 'revision'; key: Key}
  | {kind: 'type'; types: readonly string[]}
  /** One of the values at `path` is the key, or one of the keys if it is an array. */
  | {kind: 'value'; path: string; key: Key}
  | {kind: 'range'; path: string; low?: unknown; high?: unknown}
  | {kind: 'prefix'; path: string; prefix: string}
  /** `isStored`: of the id as stored, not of the one that the query sees. */
  | {kind: 'idPrefix'; prefix: string; isStored: boolean}
  /** `sanity::versionOf`: any member of the group. */
  | {kind: 'group'; key: Key}
  /** The words are in the text of the document. */
  | {kind: 'words'; words: readonly WantedWord[]}
  | {kind: 'and'; parts: readonly Condition[]}
  | {kind: 'or'; parts: readonly Condition[]}

/** Where a filter stands: whether `^` inside it skips the scope around it. */
export interface FilterPlace {
  isHidden: boolean
}

/**
 * Reads off a filter what its documents have in common; undefined if that is nothing an index knows.
 * The filter itself is still evaluated for each document.
 */
export function conditionOf(filter: ExprNode, place: FilterPlace): Condition | undefined {
  switch (filter.type) {
    case 'Group':
      return conditionOf(filter.base, place)
    case 'And':
      return allOf([conditionOf(filter.left, place), conditionOf(filter.right, place)])
    case 'Or': {
      const [left, right] = [conditionOf(filter.left, place), conditionOf(filter.right, place)]
      return left && right && {kind: 'or', parts: [left, right]}
    }
    case 'OpCall':
      return ofComparison(filter, place)
    case 'InRange': {
      const path = pathOf(filter.base)
      const [low, high] = [constantOf(filter.left), constantOf(filter.right)]
      if (path === undefined || !low || !high || isColumn(path)) return undefined
      return {kind: 'range', path, low: low.value, high: high.value}
    }
    case 'FuncCall':
      return ofFunction(filter, place)
    default:
      return undefined
  }
}

/** Joins conditions that all hold; undefined if there are none. */
export function allOf(conditions: readonly (Condition | undefined)[]): Condition | undefined {
  const parts = conditions.flatMap((condition) =>
    condition === undefined ? [] : condition.kind === 'and' ? condition.parts : [condition],
  )
  return parts.length > 1 ? {kind: 'and', parts} : parts[0]
}

function ofComparison(node: OpCallNode, place: FilterPlace): Condition | undefined {
  const {op, left, right} = node
  switch (op) {
    case 'match': {
      const words = wantedWords(node)
      return words.length > 0 ? {kind: 'words', words} : undefined
    }
    case '==':
      return ofEquality(left, right, place) ?? ofEquality(right, left, place)
    case 'in':
      return ofMembership(left, right, place)
    case '<':
    case '<=':
      return ofOrder(left, right, 'high') ?? ofOrder(right, left, 'low')
    case '>':
    case '>=':
      return ofOrder(left, right, 'low') ?? ofOrder(right, left, 'high')
    default:
      return undefined
  }
}

function ofEquality(
  attribute: ExprNode,
  other: ExprNode,
  place: FilterPlace,
): Condition | undefined {
  const path = pathOf(attribute)
  const key = path === undefined ? undefined : keyOf(other, place)
  if (path === undefined || key === undefined) return undefined
  if (path === '_id') return {kind: 'id', key}
  if (path === '_rev') return {kind: 'revision', key}
  if (path !== '_type') return isColumn(path) ? undefined : {kind: 'value', path, key}
  if (!('value' in key)) return undefined
  return {kind: 'type', types: typeof key.value === 'string' ? [key.value] : []}
}

function ofMembership(left: ExprNode, right: ExprNode, place: FilterPlace): Condition | undefined {
  const attribute = pathOf(left)
  if (attribute !== undefined) {
    const pattern = idPatternOf(right)
    if (pattern !== undefined) {
      return attribute === '_id'
        ? {kind: 'idPrefix', prefix: prefixOfPattern(pattern), isStored: false}
        : undefined
    }
    const key = keyOf(right, place)
    if (key === undefined) return undefined
    if (attribute === '_id') return {kind: 'id', key}
    if (attribute === '_rev') return {kind: 'revision', key}
    if (attribute !== '_type') {
      return isColumn(attribute) ? undefined : {kind: 'value', path: attribute, key}
    }
    if (!('value' in key) || !Array.isArray(key.value)) return undefined
    return {kind: 'type', types: key.value.filter((type) => typeof type === 'string')}
  }
  const list = listPathOf(right)
  const key = list === undefined ? undefined : keyOf(left, place)
  if (list === undefined || key === undefined) return undefined
  return {kind: 'value', path: list, key}
}

function ofOrder(
  attribute: ExprNode,
  other: ExprNode,
  side: 'low' | 'high',
): Condition | undefined {
  const path = pathOf(attribute)
  const constant = constantOf(other)
  if (path === undefined || isColumn(path) || !constant) return undefined
  return {kind: 'range', path, [side]: constant.value}
}

function ofFunction(
  {namespace, name, args}: FuncCallNode,
  place: FilterPlace,
): Condition | undefined {
  const [first, second] = args
  if (!first) return undefined
  switch (`${namespace}::${name}`) {
    case 'global::references': {
      const keys = args.map((argument) => keyOf(argument, place))
      const parts: Condition[] = []
      for (const key of keys) {
        if (!key) return undefined
        parts.push({kind: 'value', path: referencePath, key})
      }
      return parts.length === 1 ? parts[0] : {kind: 'or', parts}
    }
    case 'sanity::versionOf': {
      const key = keyOf(first, place)
      return key && {kind: 'group', key}
    }
    case 'string::startsWith': {
      const path = pathOf(first)
      const constant = second && constantOf(second)
      if (path === undefined || typeof constant?.value !== 'string') return undefined
      if (path === '_id') return {kind: 'idPrefix', prefix: constant.value, isStored: false}
      return isColumn(path) ? undefined : {kind: 'prefix', path, prefix: constant.value}
    }
    case 'sanity::partOfRelease': {
      const constant = constantOf(first)
      if (typeof constant?.value !== 'string') return undefined
      return {kind: 'idPrefix', prefix: `versions.${constant.value}.`, isStored: true}
    }
    default:
      return undefined
  }
}

function keyOf(node: ExprNode, place: FilterPlace): Key | undefined {
  return constantOf(node) ?? outerKeyOf(node, place)
}

/** `slug.current` for an attribute of the document itself; undefined for any other expression. */
export function pathOf(node: ExprNode): string | undefined {
  if (node.type === 'Group') return pathOf(node.base)
  if (node.type !== 'AccessAttribute') return undefined
  if (!node.base || node.base.type === 'This') return node.name
  const base = pathOf(node.base)
  return base === undefined ? undefined : `${base}.${node.name}`
}

/** The path under which the items of a list are found: `tags[]`, or that of references. */
function listPathOf(node: ExprNode): string | undefined {
  if (node.type === 'Group') return listPathOf(node.base)
  const path = pathOf(node)
  if (path !== undefined) return `${path}[]`
  if (node.type === 'ArrayCoerce') {
    const base = pathOf(node.base)
    return base === undefined ? undefined : `${base}[]`
  }
  // Whatever is in between, an attribute "_ref" of the document is one of its references.
  const isMap = node.type === 'Map' || node.type === 'FlatMap'
  return isMap && isRefOfDocument(node.base) && pathOf(node.expr)?.endsWith('_ref')
    ? referencePath
    : undefined
}

/** True for expressions that only go down into the document, as `skills[]` does. */
function isRefOfDocument(node: ExprNode): boolean {
  switch (node.type) {
    case 'Group':
    case 'ArrayCoerce':
      return isRefOfDocument(node.base)
    case 'Map':
    case 'FlatMap':
      return isRefOfDocument(node.base) && pathOf(node.expr) !== undefined
    default:
      return pathOf(node) !== undefined
  }
}

function idPatternOf(node: ExprNode): string | undefined {
  if (node.type !== 'FuncCall' || node.namespace !== 'global' || node.name !== 'path') {
    return undefined
  }
  const constant = node.args[0] && constantOf(node.args[0])
  return typeof constant?.value === 'string' ? constant.value : undefined
}

function prefixOfPattern(pattern: string): string {
  return pattern.split('*', 1)[0] ?? ''
}

/** Attributes that are not in the index of values, or mean something else to a query. */
function isColumn(path: string): boolean {
  return ['_id', '_type', '_rev', '_originalId'].includes(path.split('.', 1)[0] ?? '')
}
