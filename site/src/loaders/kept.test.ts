import fc from 'fast-check'
import {expect, test} from 'vitest'
import {Extracts, KeptEach} from './kept.ts'
import {Reordered, Sorted} from './sorted.ts'

interface Member {
  id: string
  rank: number
}

const members = fc
  .array(fc.integer({min: 0, max: 9}), {maxLength: 40})
  .map((ranks) => ranks.map((rank, place): Member => ({id: `m${place}`, rank})))

/** Some members of a list replaced, or one more or less. */
const edits = fc.array(
  fc.record({
    kind: fc.constantFrom('replace', 'add', 'remove'),
    at: fc.nat(60),
    rank: fc.integer({min: 0, max: 9}),
  }),
  {maxLength: 12},
)

function edited(
  list: readonly Member[],
  {kind, at, rank}: {kind: string; at: number; rank: number},
) {
  const place = list.length === 0 ? 0 : at % list.length
  if (kind === 'add') return list.toSpliced(place, 0, {id: `n${list.length}-${at}-${rank}`, rank})
  if (kind === 'remove' || list.length === 0) return list.toSpliced(place, 1)
  return list.with(place, {id: list[place]?.id ?? '', rank})
}

test('a list that is kept sorted is the one that is sorted anew, whatever changes', () => {
  fc.assert(
    fc.property(members, edits, (start, changes) => {
      const sorted = new Sorted<Member>((a, b) => a.rank - b.rank)
      const reordered = new Reordered<Member>()
      let list: readonly Member[] = start
      for (const change of [undefined, ...changes]) {
        list = change ? edited(list, change) : list
        const anew = list.toSorted((a, b) => a.rank - b.rank)
        const {members: kept, order} = sorted.of(list)
        expect(kept).toEqual(anew)
        expect(reordered.of(list, order)).toEqual(anew)
      }
    }),
  )
})

test('what is kept of each member is what would be made of it now', () => {
  fc.assert(
    fc.property(members, edits, fc.array(fc.nat(2)), (start, changes, levels) => {
      const each = new KeptEach<string>()
      const short = new Extracts(({id, rank}: Member) => ({id, isHigh: rank > 4}))
      let list: readonly Member[] = start
      for (const [round, change] of [undefined, ...changes].entries()) {
        list = change ? edited(list, change) : list
        const level = levels[round] ?? 0
        const made = each.of(
          list,
          () => [level],
          ({id, rank}) => `${id} ${rank} ${level}`,
          [level],
        )
        expect(made).toEqual(list.map(({id, rank}) => `${id} ${rank} ${level}`))
        expect(short.of(list)).toEqual(list.map(({id, rank}) => ({id, isHigh: rank > 4})))
      }
    }),
  )
})

test('a list in which nothing is another is the same list', () => {
  const each = new KeptEach<string>()
  const list = [
    {id: 'a', rank: 1},
    {id: 'b', rank: 2},
  ]
  const rankOf = ({rank}: Member) => (rank > 4 ? 'high' : 'low')
  const first = each.of(list, () => [], rankOf)

  expect(each.of([...list], () => [], rankOf)).toBe(first)
  expect(each.of([{id: 'a', rank: 3}, ...list.slice(1)], () => [], rankOf)).toBe(first)
  expect(each.of([{id: 'a', rank: 7}, ...list.slice(1)], () => [], rankOf)).toEqual(['high', 'low'])
  expect(first).toEqual(['low', 'low'])
})
