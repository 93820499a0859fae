import type {ExprNode, PipeFuncCallNode} from 'groq-js'
import type {StoredDocument} from '../../document.ts'
import type {Slot} from './planChain.ts'
import type {QueryRun} from './queryRun.ts'

/** A chain with one `score`, cut in two behind it. */
export interface ScoredChain {
  /** Up to the score, behind the slot of the chain. */
  score: ExprNode
  /** What follows; undefined if nothing does. */
  rest: {node: ExprNode; slot: Slot} | undefined
  /** True if what follows are only filters, so that its items still have their score. */
  keepsScore: boolean
}

/** The one `score` of a chain; undefined if it has several. */
export function onlyScoreOf(chain: ExprNode): PipeFuncCallNode | undefined {
  let score: PipeFuncCallNode | undefined
  for (let step: ExprNode | undefined = chain; step; step = baseOf(step)) {
    if (step.type !== 'PipeFuncCall') continue
    if (score) return undefined
    score = step
  }
  return score
}

/** Whether only filters stand behind a step of a chain. */
export function hasOnlyFiltersBehind(chain: ExprNode, step: ExprNode): boolean {
  for (let node: ExprNode | undefined = chain; node && node !== step; node = baseOf(node)) {
    if (node.type !== 'Filter' && node.type !== 'Group') return false
  }
  return true
}

function baseOf(node: ExprNode): ExprNode | undefined {
  return 'base' in node ? node.base : undefined
}

interface Scored {
  score: number
  items: readonly unknown[]
}

/**
 * The answer of a chain with a score, of which only what it makes of the documents is held, not the
 * documents.
 *
 * @param slot - of the chain
 * @param needed - how many items in the order of scores are wanted; those that have the same score as
 *   the last of them stay too
 */
export function scoredAnswer(
  {score, rest}: ScoredChain,
  slot: Slot,
  parts: Iterable<readonly StoredDocument[]>,
  {run, needed}: {run: QueryRun; needed: number | undefined},
): unknown[] {
  let found: Scored[] = []
  for (const part of parts) {
    run.limits.check()
    slot.value = part
    // A chain over documents that ends with a score gives objects with one.
    for (const document of run.evaluate(score) as {_score: number}[]) {
      const items = rest ? itemsOf(rest, document, run) : [document]
      if (items.length > 0) found.push({score: document._score, items})
    }
    if (needed !== undefined && found.length > 2 * needed) found = best(found, needed)
  }
  return best(found, needed ?? found.length).flatMap(({items}) => items)
}

function itemsOf(
  {node, slot}: {node: ExprNode; slot: Slot},
  document: unknown,
  run: QueryRun,
): unknown[] {
  slot.value = [document]
  return run.evaluate(node) as unknown[] // a chain gives an array
}

/** Sorted as groq-js sorts scores: equal ones stay as they were. */
function best(found: readonly Scored[], needed: number): Scored[] {
  const sorted = found.toSorted((a, b) => b.score - a.score)
  const last = sorted[needed - 1]
  return last ? sorted.filter(({score}) => score >= last.score) : sorted
}
