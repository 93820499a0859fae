import type {ExprNode} from 'groq-js'
import {candidatesFor} from './candidates.ts'
import {chainOf} from './chain.ts'
import {neededItems, newSlot, type OpenChain, partialAnswers, type Slot} from './planChain.ts'
import {openIfFree, type Place} from './planNode.ts'
import type {QueryRun} from './queryRun.ts'

/** An answer that can be computed in parts: `*[a]{…}`, `*[a][0...b]` and `*[a][0...b]{…}`. */
export interface PartialRead {
  open: OpenChain
  /** Which items of the chain count; `to` is excluded. */
  from: number
  to: number
  /** What becomes of them, with a slot for some of them. */
  rest?: {node: ExprNode; slot: Slot}
}

/** Undefined for any other expression. */
export function partialReadOf(node: ExprNode, place: Place): PartialRead | undefined {
  const open = openIfFree(node, place)
  if (open) return open.chain.hasScore ? undefined : {open, from: 0, to: Number.POSITIVE_INFINITY}
  if (node.type === 'Group') return partialReadOf(node.base, place)
  if (node.type === 'Slice') {
    const to = neededItems(node)
    const base = to === undefined ? undefined : openIfFree(node.base, place)
    if (to === undefined || !base || base.chain.hasScore) return undefined
    return {open: base, from: node.left, to}
  }
  if (node.type !== 'Map') return undefined
  const read = partialReadOf(node.base, place)
  if (!read) return undefined
  const slot = read.rest?.slot ?? newSlot()
  const expr = place.loops.lowerMapped(node, place.scope)
  return {...read, rest: {slot, node: {...node, base: read.rest?.node ?? slot, expr}}}
}

/**
 * Whether an answer may have so many items that they do not fit into memory, as far as the text of
 * the query tells.
 */
export function mayBeLong(node: ExprNode, affordableDocuments: number): boolean {
  if (node.type === 'Slice') return (neededItems(node) ?? 0) > affordableDocuments
  if (chainOf(node, {isHidden: false})) return true
  const isStep = node.type === 'Map' || node.type === 'Group'
  return isStep && mayBeLong(node.base, affordableDocuments)
}

/** Whether so many documents have to be read for it that they do not fit into memory. */
export function isLong({open, to}: PartialRead, {view}: QueryRun): boolean {
  const {size} = candidatesFor(open.chain.condition, view)
  return Math.min(size, to) > view.store.affordableDocuments
}

/** The answer, in lists of items. */
export function* partsOfRead(
  {open, from, to, rest}: PartialRead,
  run: QueryRun,
): Generator<readonly unknown[]> {
  let seen = 0
  for (const part of partialAnswers(open, run, {needed: to})) {
    const items = part.slice(Math.max(0, from - seen), Math.max(0, to - seen))
    seen += part.length
    if (rest && items.length > 0) {
      rest.slot.value = items
      yield run.evaluate(rest.node) as unknown[] // a map over a list
    } else {
      yield items
    }
    if (seen >= to) return
  }
}
