import type {ExprNode, FilterNode, PipeFuncCallNode} from 'groq-js'
import {pathNumberOf} from '../../database/attributeIndex.ts'
import type {StoredDocument} from '../../document.ts'
import {isTextMatch} from '../lowerTextMatch.ts'
import {fewCandidatesFor, typesOf} from './candidates.ts'
import {allOf, type Condition, conditionOf} from './condition.ts'
import type {OpenChain} from './planChain.ts'
import type {QueryRun} from './queryRun.ts'
import {wordsOfTerms} from './wantedWords.ts'

/** Above this, looking at every document costs about as much. */
const mostDocuments = 20_000

/**
 * The items of a chain with `score` that have a score, if these are at least `count`: all others come
 * behind them. Undefined if the chain has no score, or if no index knows what is scored.
 */
export function bestScored(
  {chain, original, node, slot}: OpenChain,
  count: number,
  run: QueryRun,
): unknown[] | undefined {
  const score = scoreOf(original)
  const scored = score && scoredCondition(score)
  if (!scored) return undefined
  const condition = allOf([chain.condition, scored])
  if (!condition || hasStoredScores(condition, run)) return undefined
  const found = fewCandidatesFor(condition, run.view, mostDocuments)
  if (!found) return undefined
  const documents: StoredDocument[] = []
  for (const part of found.parts()) documents.push(...part)
  slot.value = documents
  const items = run.evaluate(node) as unknown[] // a chain over documents gives an array
  if (!filterByScore(original) && items.filter(hasScore).length < count) return undefined
  run.notes.push(`best ${count} by score: ${found.how}`)
  return items
}

/** True for `order(_score desc, …)`. */
export function isByScore({args: [first]}: PipeFuncCallNode): boolean {
  return first?.type === 'Desc' && isScoreAttribute(first.base)
}

/** The filter `[_score > 0]` at the end of a chain, or in front of a projection there. */
function filterByScore(node: ExprNode): FilterNode | undefined {
  if (node.type === 'Map') return filterByScore(node.base)
  return node.type === 'Filter' && isScorePositive(node.expr) ? node : undefined
}

/** The score call of a chain that ends with it, or with a filter by score. */
function scoreOf(node: ExprNode): PipeFuncCallNode | undefined {
  const filter = filterByScore(node)
  const step = filter ? filter.base : node
  return step.type === 'PipeFuncCall' && step.name === 'score' ? step : undefined
}

/** What a document must meet to get any score at all. */
function scoredCondition({args}: PipeFuncCallNode): Condition | undefined {
  const parts = args.map(scoredBy)
  const known = parts.filter((part) => part !== undefined)
  return known.length === parts.length ? {kind: 'or', parts: known} : undefined
}

function scoredBy(node: ExprNode): Condition | undefined {
  switch (node.type) {
    case 'Or': {
      const [left, right] = [scoredBy(node.left), scoredBy(node.right)]
      return left && right && {kind: 'or', parts: [left, right]}
    }
    case 'And':
      return allOf([scoredBy(node.left), scoredBy(node.right)])
    case 'FuncCall':
      if (node.name === 'boost') return node.args[0] && scoredBy(node.args[0])
      return conditionOf(node, {isHidden: false})
    case 'OpCall': {
      if (node.op !== 'match' || isTextMatch(node)) return conditionOf(node, {isHidden: false})
      // Each word counts by itself, whether or not the others match.
      const terms = wordsOfTerms(node)
      if (terms.length === 0 || terms.some((words) => words.length === 0)) return undefined
      return {kind: 'or', parts: terms.map((words) => ({kind: 'words', words}))}
    }
    default:
      return conditionOf(node, {isHidden: false})
  }
}

function isScorePositive(filter: ExprNode): boolean {
  return (
    filter.type === 'OpCall' &&
    filter.op === '>' &&
    isScoreAttribute(filter.left) &&
    filter.right.type === 'Value' &&
    filter.right.value === 0
  )
}

function isScoreAttribute(node: ExprNode): boolean {
  return node.type === 'AccessAttribute' && !node.base && node.name === '_score'
}

/** Documents with an attribute `_score` start with that. */
function hasStoredScores(condition: Condition, {view}: QueryRun): boolean {
  const types = typesOf(condition) ?? [...view.store.counts(view.dataset).keys()]
  return types.some(
    (type) => view.finder.countValues(pathNumberOf(view.dataset, type, '_score')) > 0,
  )
}

function hasScore(item: unknown): boolean {
  return typeof item === 'object' && item !== null && '_score' in item && Number(item._score) > 0
}
