import fc from 'fast-check'
import {expect, test} from 'vitest'
import {RouteFinder} from './routeFinder.ts'
import {type RoutePath, type RouteStart, type RouteStep, routesFrom} from './routes.ts'

function step(hours: number, ...skills: [skillId: string, reachesLevel: number][]): RouteStep {
  return {hours, skills: skills.map(([skillId, reachesLevel]) => ({skillId, reachesLevel}))}
}

function path(ends: string, ...steps: RouteStep[]): RoutePath {
  const [from = '', to = ''] = ends.split('>')
  return {id: ends, from, to, steps}
}

function byOrigin(paths: readonly RoutePath[]) {
  return Map.groupBy(paths, ({from}) => from)
}

const bare: RouteStart = {id: 'a', levels: []}

/** `a>b b>c: 30` */
function shown(start: RouteStart, paths: readonly RoutePath[]): string[] {
  return routesFrom(start, byOrigin(paths)).map(
    ({legs, hours}) => `${legs.map((leg) => leg.path.id).join(' ')}: ${hours}`,
  )
}

test.each<[string, RoutePath[], string[]]>([
  ['no path leaves', [path('b>c', step(5))], []],
  ['one path', [path('a>b', step(5), step(7))], ['a>b: 12']],
  ['a chain', [path('a>b', step(5)), path('b>c', step(7))], ['a>b: 5', 'a>b b>c: 12']],
  [
    'a fourth path in a row',
    [path('a>b', step(1)), path('b>c', step(1)), path('c>d', step(1)), path('d>e', step(1))],
    ['a>b: 1', 'a>b b>c: 2', 'a>b b>c c>d: 3'],
  ],
  ['a circle', [path('a>b', step(1)), path('b>a', step(1))], ['a>b: 1']],
  ['a path to where it starts', [path('a>a', step(1))], []],
  [
    'two ways to one place, the shorter first',
    [path('a>c', step(9)), path('a>b', step(2)), path('b>c', step(3))],
    ['a>b: 2', 'a>b b>c: 5', 'a>c: 9'],
  ],
  [
    'equal hours, the fewer paths first',
    [path('a>b', step(2)), path('b>c', step(3)), path('a>c', step(5))],
    ['a>b: 2', 'a>c: 5', 'a>b b>c: 5'],
  ],
])('%s', (_case, paths, expected) => {
  expect(shown(bare, paths)).toEqual(expected)
})

test('a step whose skills an earlier path has reached is left out, and its hours are named', () => {
  const first = path('a>b', step(10, ['sql', 2]), step(10, ['talks', 3]))
  const second = path(
    'b>c',
    step(20, ['sql', 2]),
    step(30, ['sql', 3]),
    step(40, ['sql', 2], ['maths', 1]),
    step(50, ['talks', 1], ['sql', 1]),
    step(60),
  )
  const route = routesFrom(bare, byOrigin([first, second])).at(-1)

  expect(route?.hours).toBe(20 + 30 + 40 + 60)
  expect(route?.legs.map(({hours, savedHours}) => [hours, savedHours])).toEqual([
    [20, 0],
    [130, 70],
  ])
})

test('what the background brings shortens later paths, and never the first', () => {
  const start = {id: 'a', levels: [{skillId: 'sql', level: 3}]}
  const paths = [path('a>b', step(10, ['sql', 2])), path('b>c', step(20, ['sql', 3]), step(1))]

  expect(shown(start, paths)).toEqual(['a>b: 10', 'a>b b>c: 11'])
})

test('a lower level on the way does not undo a higher one', () => {
  const start = {id: 'a', levels: [{skillId: 'sql', level: 4}]}
  const paths = [path('a>b', step(10, ['sql', 1])), path('b>c', step(20, ['sql', 4]), step(1))]

  expect(shown(start, paths)).toEqual(['a>b: 10', 'a>b b>c: 11'])
})

const skillId = fc.constantFrom('sql', 'talks', 'maths')
const someStep = fc.record({
  hours: fc.integer({min: 0, max: 200}),
  skills: fc.array(fc.record({skillId, reachesLevel: fc.integer({min: 1, max: 4})}), {
    maxLength: 3,
  }),
})
const careerId = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const somePaths = fc
  .array(fc.record({from: careerId, to: careerId, steps: fc.array(someStep, {maxLength: 4})}), {
    maxLength: 9,
  })
  .map((paths) => paths.map((each, index) => ({id: `p${index}`, ...each})))
const someLevels = fc.uniqueArray(fc.record({skillId, level: fc.integer({min: 0, max: 4})}), {
  selector: (level) => level.skillId,
})

/** Every sequence of one to three paths, tried one after the other. */
function sequences(paths: readonly RoutePath[]): RoutePath[][] {
  const pairs = paths.flatMap((one) => paths.map((two) => [one, two]))
  const triples = pairs.flatMap((pair) => paths.map((three) => [...pair, three]))
  return [...paths.map((one) => [one]), ...pairs, ...triples]
}

function isRoute(legs: readonly RoutePath[]): boolean {
  const stops = ['a', ...legs.map(({to}) => to)]
  return (
    legs.every(({from}, index) => from === stops[index]) && new Set(stops).size === stops.length
  )
}

test('all routes are found, none twice, in order, and no leg costs more than its path', () => {
  fc.assert(
    fc.property(somePaths, someLevels, (paths, levels) => {
      const routes = routesFrom({id: 'a', levels}, byOrigin(paths))
      const found = routes.map(({legs}) => legs.map(({path: {id}}) => id).join())
      const expected = sequences(paths).filter(isRoute)
      expect(found.toSorted()).toEqual(expected.map((legs) => legs.map(({id}) => id).join()).sort())

      for (const {legs, hours} of routes) {
        expect(hours).toBe(legs.reduce((sum, leg) => sum + leg.hours, 0))
        for (const [index, leg] of legs.entries()) {
          const whole = leg.path.steps.reduce((sum, each) => sum + each.hours, 0)
          expect(leg.hours + leg.savedHours).toBe(whole)
          if (index === 0) expect(leg.savedHours).toBe(0)
        }
      }
      expect(routes.map(({hours}) => hours)).toEqual(
        routes.map(({hours}) => hours).toSorted((one, other) => one - other),
      )
      expect(routesFrom({id: 'a', levels}, byOrigin(paths.toReversed()))).toEqual(routes)
    }),
  )
})

test('bringing more never makes a route longer', () => {
  fc.assert(
    fc.property(somePaths, someLevels, (paths, levels) => {
      const hoursOf = (start: RouteStart) =>
        new Map(
          routesFrom(start, byOrigin(paths)).map(({legs, hours}) => [
            legs.map(({path: {id}}) => id).join(),
            hours,
          ]),
        )
      const less = hoursOf(bare)
      const more = hoursOf({id: 'a', levels})
      for (const [route, hours] of more) expect(hours).toBeLessThanOrEqual(less.get(route) ?? -1)
    }),
  )
})

test('the best routes to each target are the first of all routes', () => {
  fc.assert(
    fc.property(somePaths, someLevels, fc.integer({min: 1, max: 3}), (paths, levels, count) => {
      const start = {id: 'a', levels}
      const all = Map.groupBy(routesFrom(start, byOrigin(paths)), ({legs}) => legs.at(-1)?.path.to)
      const first = new Map([...all].map(([target, routes]) => [target, routes.slice(0, count)]))

      expect(new RouteFinder(paths, count).from(start)).toEqual(first)
    }),
  )
})
