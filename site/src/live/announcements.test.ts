import {beforeEach, expect, test, vi} from 'vitest'
import {Announcements} from './announcements.ts'

beforeEach(() => {
  vi.useFakeTimers()
  return () => vi.useRealTimers()
})

test('the first name is told of at once, and those that follow soon together', () => {
  const sent: string[][] = []
  const announcements = new Announcements((names) => sent.push(names))

  for (const name of ['a', 'b', 'c']) announcements.add(name)
  expect(sent).toEqual([['a']])
  vi.runAllTimers()
  expect(sent).toEqual([['a'], ['b', 'c']])

  announcements.add('d')
  expect(sent.at(-1)).toEqual(['d'])
})

test('nothing is left to be told of, or told of twice, at the end', () => {
  const sent: string[][] = []
  const announcements = new Announcements((names) => sent.push(names))

  for (const name of ['a', 'b']) announcements.add(name)
  announcements.end()
  announcements.end()
  vi.runAllTimers()
  expect(sent).toEqual([['a'], ['b']])
})
