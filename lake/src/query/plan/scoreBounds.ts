import type {ExprNode, OpCallNode} from 'groq-js'
import type {WantedWord} from '../../database/documentWords.ts'
import {isTextMatch} from '../lowerTextMatch.ts'
import {constantOf} from '../tree.ts'
import {allOf, type Condition, conditionOf} from './condition.ts'
import {wordsOfTerms} from './wantedWords.ts'

/**
 * The most that a document can get from a part of `score(…)`, by what indexes know of it. Sums are
 * taken in the order in which groq-js takes them, so that rounding lifts no score above its bound.
 */
export type Bound =
  /** 1, unless the condition tells that the document has nothing of it. */
  | {kind: 'truth'; condition: Condition | undefined}
  /** A term of a pattern of `match`, which counts how often it is there, with ever less weight. */
  | {kind: 'term'; once: Condition; moreThanOnce: Condition | undefined}
  | {kind: 'sum' | 'both'; left: Bound; right: Bound}
  | {kind: 'boost'; part: Bound; by: number}
  | {kind: 'nothing'}

/** What groq-js makes of a term that is there many times. */
const mostOfTerm = 2.2

/** The bound of all arguments of a `score`; undefined if one of them may be anything. */
export function scoreBound(args: readonly ExprNode[]): Bound | undefined {
  return sumOf(args.map(boundOf))
}

/** What a document must meet to get any score at all; undefined if no index can tell. */
export function scoredCondition(bound: Bound): Condition | undefined {
  switch (bound.kind) {
    case 'truth':
      return bound.condition
    case 'term':
      return bound.once
    case 'boost':
      return scoredCondition(bound.part)
    case 'both':
      return allOf([scoredCondition(bound.left), scoredCondition(bound.right)])
    case 'sum': {
      if (bound.left.kind === 'nothing') return scoredCondition(bound.right)
      const [left, right] = [scoredCondition(bound.left), scoredCondition(bound.right)]
      return left && right && {kind: 'or', parts: [left, right]}
    }
    case 'nothing':
      return {kind: 'type', types: []}
  }
}

/** Every condition that a bound asks about. */
export function conditionsOf(bound: Bound): Condition[] {
  switch (bound.kind) {
    case 'truth':
      return bound.condition ? [bound.condition] : []
    case 'term':
      return bound.moreThanOnce ? [bound.once, bound.moreThanOnce] : [bound.once]
    case 'boost':
      return conditionsOf(bound.part)
    case 'sum':
    case 'both':
      return [...conditionsOf(bound.left), ...conditionsOf(bound.right)]
    case 'nothing':
      return []
  }
}

/** @param may - whether a document may meet a condition */
export function mostOf(bound: Bound, may: (condition: Condition) => boolean): number {
  switch (bound.kind) {
    case 'truth':
      return !bound.condition || may(bound.condition) ? 1 : 0
    case 'term':
      if (!may(bound.once)) return 0
      return !bound.moreThanOnce || may(bound.moreThanOnce) ? mostOfTerm : 1
    case 'boost': {
      const most = mostOf(bound.part, may)
      return most > 0 ? most + bound.by : 0
    }
    case 'sum':
      return mostOf(bound.left, may) + mostOf(bound.right, may)
    case 'both': {
      const left = mostOf(bound.left, may)
      const right = left === 0 ? 0 : mostOf(bound.right, may)
      return right === 0 ? 0 : left + right
    }
    case 'nothing':
      return 0
  }
}

function boundOf(node: ExprNode): Bound | undefined {
  switch (node.type) {
    case 'Or':
    case 'And': {
      const [left, right] = [boundOf(node.left), boundOf(node.right)]
      return left && right && {kind: node.type === 'Or' ? 'sum' : 'both', left, right}
    }
    case 'FuncCall': {
      if (node.name !== 'boost') return truth(node)
      const [part, amount] = node.args
      const by = amount && constantOf(amount)?.value
      const inner = part && boundOf(part)
      return inner && typeof by === 'number' && by >= 0
        ? {kind: 'boost', part: inner, by}
        : undefined
    }
    case 'OpCall':
      return node.op === 'match' && !isTextMatch(node) ? sumOf(termsOf(node)) : truth(node)
    default:
      return truth(node)
  }
}

function truth(node: ExprNode): Bound {
  return {kind: 'truth', condition: conditionOf(node, {isHidden: false})}
}

/** Each term counts by itself, whether or not the others are there. */
function termsOf(node: OpCallNode): (Bound | undefined)[] {
  const terms = wordsOfTerms(node)
  return terms.length === 0 ? [undefined] : terms.map(termBound)
}

function termBound(words: readonly WantedWord[]): Bound | undefined {
  const [first] = words
  if (!first) return undefined
  const moreThanOnce: Condition | undefined =
    first.attribute === undefined
      ? undefined
      : {kind: 'words', words: [{...first, isRepeated: true}]}
  return {kind: 'term', once: {kind: 'words', words}, moreThanOnce}
}

function sumOf(parts: readonly (Bound | undefined)[]): Bound | undefined {
  let sum: Bound = {kind: 'nothing'}
  for (const part of parts) {
    if (!part) return undefined
    sum = {kind: 'sum', left: sum, right: part}
  }
  return sum
}
