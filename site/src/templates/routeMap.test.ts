import {expect, test} from 'vitest'
import type {CareerPage} from '../loaders/careerPage.ts'
import {BOX_WIDTH, routeMap} from './routeMap.ts'

interface Ways {
  direct?: string[]
  /** Origin and the career it crosses. */
  over?: [string, string][]
  onward?: string[]
  title?: string
}

function mapOf({direct = [], over = [], onward = [], title = 'Pilot'}: Ways) {
  return routeMap({
    id: 'pilot',
    title,
    paths: direct.map((id) => ({backgroundId: id, background: id})),
    routesIn: over.map(([id, next]) => ({
      from: {id, title: id},
      legs: [{toId: next}, {toId: 'pilot'}],
    })),
    onward: {href: null, paths: onward.map((id) => ({targetId: id, destination: id}))},
  } as unknown as CareerPage) // Only what the map draws.
}

test('without ways in or out there is nothing to draw', () => {
  expect(mapOf({})).toBeNull()
})

test('every place has a box and every leg a road', () => {
  const map = mapOf({direct: ['cook', 'clerk'], over: [['baker', 'cook']], onward: ['captain']})

  expect(map?.boxes.map(({kind, lines}) => [kind, lines[0]])).toEqual([
    ['origin', 'baker'],
    ['origin', 'cook'],
    ['origin', 'clerk'],
    ['career', 'Pilot'],
    ['onward', 'captain'],
  ])
  expect(map?.roads).toHaveLength(4)
  expect(new Set(map?.boxes.map(({x}) => x)).size).toBe(4)
  expect(Math.max(...(map?.boxes ?? []).map(({x}) => x + BOX_WIDTH))).toBe(map?.width)
})

test('many origins are cut and counted, and those that others cross stay', () => {
  const direct = Array.from({length: 9}, (_, index) => `origin ${index}`)
  const map = mapOf({direct, over: [['baker', 'origin 8']]})

  expect(map?.boxes.map(({lines}) => lines[0])).toContain('origin 8')
  expect(map?.notes.map(({text}) => text)).toEqual(['and 3 more'])
  expect(map?.roads).toHaveLength(7)
})

test('two paths from one background are one box', () => {
  expect(mapOf({direct: ['cook', 'cook']})?.boxes).toHaveLength(2)
})

test.each([
  ['Pilot', ['Pilot']],
  ['Machine Learning Engineer', ['Machine Learning', 'Engineer']],
  ['Head of International Business Development', ['Head of', 'International…']],
  ['Donaudampfschifffahrtskapitän', ['Donaudampfschifffah…']],
])('%s fits into its box', (title, lines) => {
  expect(mapOf({direct: ['cook'], title})?.boxes.at(-1)?.lines).toEqual(lines)
})
