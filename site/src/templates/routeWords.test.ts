import {expect, test} from 'vitest'
import type {CareerPage} from '../loaders/careerPage.ts'
import type {RouteCard} from '../loaders/routeCards.ts'
import {coverageText} from './nearWords.ts'
import {routeOver, routeTime, waysInSummary} from './routeWords.ts'

function route(hours: number, ...destinations: string[]) {
  return {hours, legs: destinations.map((destination) => ({destination}))} as RouteCard
}

test('a route is named by the careers between its ends and told in months', () => {
  const over = route(261, 'Analyst', 'Lead Engineer', 'Manager')

  expect(routeOver(over)).toBe('over Analyst and Lead Engineer')
  expect(routeTime(over)).toBe('3 paths, 261 hours, about 8 months at 8 hours a week')
  expect(routeTime(route(0, 'Analyst'))).toBe('1 path, 0 hours, about 1 month at 8 hours a week')
})

test.each([
  [0, 0, 0, 'No published route leads here yet.'],
  [1, 0, 1, '1 background has a path of its own. From Pilot 1 career is one path away.'],
  [2, 1, 0, '2 backgrounds have paths of their own and 1 more arrives over another career.'],
  [0, 2, 3, '2 more arrive over other careers. From Pilot 3 careers are one path away.'],
])('%d paths, %d routes and %d ways on are summed up', (direct, over, away, expected) => {
  const cards = (count: number) =>
    Array.from({length: count}, (_, index) => ({backgroundId: `b${index}`, targetId: `t${index}`}))
  const page = {
    title: 'Pilot',
    paths: cards(direct),
    routesIn: Array.from({length: over}, () => route(1, 'A', 'B')),
    onward: {href: null, paths: cards(away)},
  } as unknown as CareerPage // Only what the sentence needs.

  expect(waysInSummary(page)).toBe(expected)
})

test.each([
  [
    {have: 4, close: 2, learn: 4},
    'Covers 4 of 10 skills and comes close in 2; 4 are left to learn.',
  ],
  [{have: 0, close: 0, learn: 1}, 'Covers none of 1 skill; 1 is left to learn.'],
  [{have: 3, close: 0, learn: 0}, 'Covers 3 of 3 skills; none is left to learn.'],
])('%j is said in words', (counts, expected) => {
  expect(coverageText(counts)).toBe(expected)
})
