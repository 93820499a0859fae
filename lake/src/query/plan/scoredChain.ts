import type {ExprNode, FilterNode, PipeFuncCallNode} from 'groq-js'
import {pathNumberOf} from '../../database/attributeIndex.ts'
import {typesOf} from './candidates.ts'
import type {Condition} from './condition.ts'
import type {Slot} from './planChain.ts'
import type {QueryRun} from './queryRun.ts'
import {type Bound, scoreBound, scoredCondition} from './scoreBounds.ts'

/** A chain with one `score`, cut in two behind it. */
export interface ScoredChain {
  /** Up to the score, behind the slot of the chain. */
  score: ExprNode
  /** What follows; undefined if nothing does. */
  rest: {node: ExprNode; slot: Slot} | undefined
  /** True if what follows are only filters, so that its items still have their score. */
  keepsScore: boolean
  /** The most that the score can be; undefined if that cannot be told from indexes. */
  bound: Bound | undefined
  /** True if the filters right behind the score let nothing through that has none. */
  needsScore: boolean
}

/** What can be said of a chain with one `score`; undefined if it has several. */
export function readScoredChain(
  chain: ExprNode,
): (Pick<ScoredChain, 'keepsScore' | 'bound' | 'needsScore'> & {step: ExprNode}) | undefined {
  const step = onlyScoreOf(chain)
  return (
    step && {
      step,
      keepsScore: hasOnlyFiltersBehind(chain, step),
      bound: scoreBound(step.args),
      needsScore: filtersBehind(chain, step).some(({expr}) => isScorePositive(expr)),
    }
  )
}

/** What the documents of a chain must meet to be among its answer at all, or to have a score. */
export function conditionOfScored({bound}: ScoredChain): Condition | undefined {
  return bound && scoredCondition(bound)
}

/** True for `order(_score desc, …)`. */
export function isByScore({args: [first]}: PipeFuncCallNode): boolean {
  return first?.type === 'Desc' && isScoreAttribute(first.base)
}

/** Documents with an attribute `_score` start with that. */
export function hasStoredScores(condition: Condition | undefined, {view}: QueryRun): boolean {
  const types = (condition && typesOf(condition)) ?? [...view.store.counts(view.dataset).keys()]
  return types.some(
    (type) => view.finder.countValues(pathNumberOf(view.dataset, type, '_score')) > 0,
  )
}

function onlyScoreOf(chain: ExprNode): PipeFuncCallNode | undefined {
  let score: PipeFuncCallNode | undefined
  for (let step: ExprNode | undefined = chain; step; step = baseOf(step)) {
    if (step.type !== 'PipeFuncCall') continue
    if (score) return undefined
    score = step
  }
  return score
}

function hasOnlyFiltersBehind(chain: ExprNode, score: ExprNode): boolean {
  for (let step: ExprNode | undefined = chain; step && step !== score; step = baseOf(step)) {
    if (step.type !== 'Filter' && step.type !== 'Group') return false
  }
  return true
}

/** The filters between a score and whatever changes its items. */
function filtersBehind(chain: ExprNode, score: ExprNode): FilterNode[] {
  let filters: FilterNode[] = []
  for (let step: ExprNode | undefined = chain; step && step !== score; step = baseOf(step)) {
    if (step.type === 'Filter') filters.push(step)
    else if (step.type !== 'Group') filters = []
  }
  return filters
}

function baseOf(node: ExprNode): ExprNode | undefined {
  return 'base' in node ? node.base : undefined
}

function isScorePositive(filter: ExprNode): boolean {
  if (filter.type === 'Group') return isScorePositive(filter.base)
  if (filter.type === 'And') return isScorePositive(filter.left) || isScorePositive(filter.right)
  if (filter.type !== 'OpCall' || filter.op !== '>' || filter.right.type !== 'Value') return false
  const {value} = filter.right
  return isScoreAttribute(filter.left) && typeof value === 'number' && value >= 0
}

function isScoreAttribute(node: ExprNode): boolean {
  return node.type === 'AccessAttribute' && !node.base && node.name === '_score'
}
