import type {DatasetView} from '../datasetView.ts'
import {compareIds} from '../datasetView.ts'
import {numbersFor, typesOf} from './candidates.ts'
import type {Condition} from './condition.ts'
import {type Bound, conditionsOf, mostOf} from './scoreBounds.ts'

/** Conditions are kept as the bits of a number. */
const mostConditions = 31
/** A condition that more documents meet tells little of any. */
const rareDocuments = 2_000
const mostAtOnce = 200

/** Documents that can have the same score at most: by number, in lists in the order of ids. */
export interface Tier {
  most: number
  lists: readonly Iterable<number>[]
}

/** The documents of a filter by what their score can be at most, the highest first. */
export function tiersOf(
  condition: Condition | undefined,
  bound: Bound,
  view: DatasetView,
): Tier[] | undefined {
  const types = typesAsked(condition, view)
  const asked = conditionsOf(bound)
  if (asked.length > mostConditions) return undefined
  const bits = bitsOf(asked, (condition) => numbersFor(condition, view, types))
  const allowed = condition && numbersFor(condition, view)
  const passes = allowed && new Set(allowed)
  const lists = new Map<number, number[][]>()
  for (const type of types) {
    const most = mostByBits(bound, asked, {type, known: bits.known})
    const ofType = new Map<number, number[]>()
    const {dataset, visibility, finder} = view
    for (const numbers of finder.scan(
      {dataset, visibility, types: [type]},
      Number.MAX_SAFE_INTEGER,
    )) {
      for (const number of numbers) {
        if (passes && !passes.has(number)) continue
        const score = most(bits.byNumber.get(number) ?? 0)
        const list = ofType.get(score)
        if (list) list.push(number)
        else ofType.set(score, [number])
      }
    }
    for (const [score, list] of ofType) lists.set(score, [...(lists.get(score) ?? []), list])
  }
  return highestFirst(lists)
}

/**
 * The same, as if every document met what very many do: right for a word that is nearly everywhere,
 * and known without a look at most documents.
 */
export function guessedTiers(
  condition: Condition | undefined,
  bound: Bound,
  view: DatasetView,
): Tier[] | undefined {
  const types = typesAsked(condition, view)
  const asked = conditionsOf(bound)
  if (asked.length > mostConditions) return undefined
  const bits = bitsOf(asked, (condition) => numbersFor(condition, view, types, rareDocuments))
  const rows = view.finder.describe([...bits.byNumber.keys()])
  rows.sort((a, b) => compareIds(view.viewIdOf(a.id), view.viewIdOf(b.id)))
  const lists = new Map<number, Iterable<number>[]>()
  const add = (most: number, list: Iterable<number>): void => {
    lists.set(most, [...(lists.get(most) ?? []), list])
  }
  for (const type of types) {
    const most = mostByBits(bound, asked, {type, known: bits.known})
    const special = new Map<number, number[]>()
    for (const row of rows) {
      if (row.type !== type) continue
      const score = most(bits.byNumber.get(row.number) ?? 0)
      const list = special.get(score)
      if (list) list.push(row.number)
      else special.set(score, [row.number])
    }
    for (const [score, list] of special) add(score, list)
    add(most(0), numbersWithout(bits.byNumber, type, view))
  }
  return highestFirst(lists)
}

function typesAsked(
  condition: Condition | undefined,
  {store, dataset}: DatasetView,
): readonly string[] {
  return (condition && typesOf(condition)) ?? [...store.counts(dataset).keys()]
}

function highestFirst(lists: ReadonlyMap<number, readonly Iterable<number>[]>): Tier[] {
  return Array.from(lists, ([most, numbers]) => ({most, lists: numbers})).sort(
    (a, b) => b.most - a.most,
  )
}

/** The documents of a type that are not in a map, as far as they are asked for. */
function* numbersWithout(
  others: ReadonlyMap<number, unknown>,
  type: string,
  {dataset, visibility, finder}: DatasetView,
): Generator<number> {
  for (const numbers of finder.scan({dataset, visibility, types: [type]}, mostAtOnce)) {
    for (const number of numbers) if (!others.has(number)) yield number
  }
}

interface Bits {
  /** For each document the conditions that it may meet, of those that an index knows. */
  byNumber: Map<number, number>
  known: ReadonlySet<Condition>
}

function bitsOf(
  conditions: readonly Condition[],
  numbersOf: (condition: Condition) => readonly number[] | undefined,
): Bits {
  const byNumber = new Map<number, number>()
  const known = new Set<Condition>()
  for (const [bit, condition] of conditions.entries()) {
    const numbers = numbersOf(condition)
    if (!numbers) continue
    known.add(condition)
    for (const number of numbers) byNumber.set(number, (byNumber.get(number) ?? 0) | (1 << bit))
  }
  return {byNumber, known}
}

/** The bound of documents of one type, by their bits. */
function mostByBits(
  bound: Bound,
  conditions: readonly Condition[],
  {type, known}: {type: string; known: ReadonlySet<Condition>},
): (bits: number) => number {
  const bitOf = new Map(conditions.map((condition, bit) => [condition, bit]))
  const remembered = new Map<number, number>()
  return (bits) => {
    const before = remembered.get(bits)
    if (before !== undefined) return before
    const most = mostOf(bound, (condition) => {
      if (typesOf(condition)?.includes(type) === false) return false
      return !known.has(condition) || (bits & (1 << (bitOf.get(condition) ?? 0))) !== 0
    })
    remembered.set(bits, most)
    return most
  }
}
