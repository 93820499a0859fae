import {
  type AccessElementNode,
  type ExprNode,
  type FilterNode,
  type PipeFuncCallNode,
  type SliceNode,
  unparse,
  type ValueNode,
} from 'groq-js'
import type {StoredDocument} from '../../document.ts'
import {bestScored} from './bestScored.ts'
import {type Candidates, typesOf} from './candidates.ts'
import type {Chain} from './chain.ts'
import {allOf, type Condition} from './condition.ts'
import {orderedCandidates} from './orderedCandidates.ts'
import type {QueryRun} from './queryRun.ts'
import {ScoredAnswer, type Wanted} from './scoredAnswer.ts'
import {conditionOfScored, hasStoredScores, isByScore, type ScoredChain} from './scoredChain.ts'

/** A chain that depends on nothing around it, with a slot in place of all documents. */
export interface OpenChain {
  chain: Chain
  /** As the query says it, for people. */
  original: ExprNode
  /** Its answer for the documents in the slot. */
  node: ExprNode
  slot: Slot
  /** The filters at its start, and what follows them, each behind the slot; only where texts are tagged. */
  halves?: {filters: ExprNode; rest: ExprNode}
  /** Only where it has one score. */
  scored?: ScoredChain
}

/** Stands for documents that change from one evaluation to the next. */
export type Slot = ValueNode & {value: unknown}

export function newSlot(): Slot {
  return {type: 'Value', value: []}
}

/** A node whose value is computed when it is asked for, once. */
export function lazyNode(compute: () => unknown): ExprNode {
  let known: {value: unknown} | undefined
  return {
    type: 'Value',
    get value(): unknown {
      known ??= {value: compute()}
      return known.value
    },
  }
}

/** The whole answer of a chain. */
export function collected(open: OpenChain, run: QueryRun): ExprNode {
  return lazyNode(() => {
    const items: unknown[] = []
    for (const part of partialAnswers(open, run)) for (const item of part) items.push(item)
    return items
  })
}

/** The first items of a chain's answer, at least `count` if there are so many. */
export function firstOf(open: OpenChain, count: number, run: QueryRun): ExprNode {
  return lazyNode(() => {
    const best = bestOf(open, {count, withEqual: false}, run)
    if (best) return best
    const items: unknown[] = []
    for (const part of partialAnswers(open, run, {needed: count})) {
      for (const item of part) items.push(item)
      if (items.length >= count) break
    }
    return items
  })
}

export function counted(open: OpenChain, run: QueryRun): ExprNode {
  const {condition} = open.chain
  return lazyNode(() => {
    const {original} = open
    const isType = original.type === 'Filter' && isExactlyTypes(original, condition)
    if (original.type === 'Everything' || isType) {
      const {dataset, visibility, finder} = run.view
      const types = condition && typesOf(condition)
      run.notes.push(`count(${unparse(original)}): statistics`)
      return (
        run.view.countByStatistics(types) ??
        finder.count({dataset, visibility, ...(types && {types})})
      )
    }
    let count = 0
    const {filtersByStamps, isOnlyFilters} = open.chain
    const onlyStamps = filtersByStamps && isOnlyFilters
    for (const part of partialAnswers(open, run, {onlyStamps})) count += part.length
    return count
  })
}

/**
 * The answer of a chain in parts: chunks of a moderate number of documents each.
 *
 * @param options.needed - how many items the reader hopes to get by with
 * @param options.onlyStamps - whether the reader sees nothing else of the documents
 */
export function* partialAnswers(
  {chain, original, node, slot, halves, scored}: OpenChain,
  run: QueryRun,
  options: {needed?: number; onlyStamps?: boolean} = {},
): Generator<readonly unknown[]> {
  const {needed, onlyStamps = chain.givesStamps} = options
  if (scored && !halves) {
    const answer = new ScoredAnswer(scored, slot, run, undefined)
    const {parts} = run.candidates(conditionOf(chain, scored, run), unparse(original))
    for (const part of parts()) answer.add(part)
    yield answer.items()
    return
  }
  const candidates = run.candidates(chain.condition, unparse(original), {
    onlyStamps: onlyStamps && !run.tags,
  })
  for (const part of chain.hasScore ? [everyOne(candidates, run)] : candidates.parts(needed)) {
    run.limits.check()
    slot.value = part
    const {tags} = run
    if (tags && halves) {
      const documents = run.evaluate(halves.filters) as StoredDocument[] // filters give documents
      slot.value = documents.map((document) => tags.copyOf(document))
    }
    // A chain over documents gives an array.
    yield run.evaluate(halves?.rest ?? node) as unknown[]
  }
}

/**
 * The first items of a chain's answer in an order, at most `count`: the best of each part and of
 * those found so far, so that no more than a part and `count` items are held.
 *
 * @param order - as lowered; its base is replaced
 */
export function topOf(
  open: OpenChain,
  order: PipeFuncCallNode,
  count: number,
  run: QueryRun,
): ExprNode {
  return lazyNode(() => {
    const slot = newSlot()
    const best: ExprNode = {
      type: 'Slice',
      base: {...order, base: slot},
      left: 0,
      right: count,
      isInclusive: false,
    }
    const ordered = open.halves ? undefined : firstInOrder(open, order, count, run)
    if (ordered) {
      slot.value = ordered
      return run.evaluate(best)
    }
    let top: unknown[] = []
    for (const part of partialAnswers(open, run)) {
      slot.value = [...top, ...part]
      top = run.evaluate(best) as unknown[] // a slice of an array
    }
    return top
  })
}

function firstInOrder(
  open: OpenChain,
  order: PipeFuncCallNode,
  count: number,
  run: QueryRun,
): unknown[] | undefined {
  if (!open.scored?.keepsScore || !isByScore(order)) {
    return orderedCandidates(open, order, count, run)
  }
  return bestOf(open, {count, withEqual: order.args.length > 1}, run)
}

function bestOf(open: OpenChain, wanted: Wanted, run: QueryRun): unknown[] | undefined {
  const {scored, halves} = open
  return scored && !halves ? bestScored({...open, scored}, wanted, run) : undefined
}

/** What the documents must meet that a chain with a score makes anything of. */
function conditionOf(chain: Chain, scored: ScoredChain, run: QueryRun): Condition | undefined {
  return scored.needsScore && !hasStoredScores(chain.condition, run)
    ? allOf([chain.condition, conditionOfScored(scored)])
    : chain.condition
}

/** How many items from the start a slice or element needs; undefined if it counts from the end. */
export function neededItems(node: SliceNode | AccessElementNode): number | undefined {
  if (node.type === 'AccessElement') return node.index < 0 ? undefined : node.index + 1
  if (node.left < 0 || node.right < 0) return undefined
  return node.isInclusive ? node.right + 1 : node.right
}

function isExactlyTypes({base, expr}: FilterNode, condition: Condition | undefined): boolean {
  return base.type === 'Everything' && expr.type === 'OpCall' && condition?.kind === 'type'
}

function everyOne(candidates: Candidates, run: QueryRun): StoredDocument[] {
  const documents: StoredDocument[] = []
  for (const part of candidates.parts()) {
    run.limits.check()
    documents.push(...part)
  }
  return documents
}
