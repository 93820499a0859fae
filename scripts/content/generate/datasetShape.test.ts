import {expect, test} from 'vitest'
import {
  backgroundOf,
  datasetShape,
  hasPath,
  leadsToSpecialisation,
  maxPaths,
  roadmapOf,
  targetOf,
} from './datasetShape.ts'
import {careerTitle, skillTitle} from './documents.ts'

const numbers = (count: number) => Array.from({length: count}, (_, number) => number)

test.each([1, 2, 3, 7, 60, 5000])('of %i paths no two lead between the same ends', (paths) => {
  const shape = datasetShape(paths, 1)
  const ends = numbers(paths).map((path) => {
    const [from, to] = [backgroundOf(shape, path), targetOf(shape, path)]
    expect(from).not.toBe(to)
    expect(from).toBeLessThan(shape.careers)
    return `${from} ${to} ${leadsToSpecialisation(shape, path)}`
  })
  expect(new Set(ends).size).toBe(paths)
})

test.each([1, 2, 3, 7, 60, 5000])('of %i paths every background and roadmap is used', (paths) => {
  const shape = datasetShape(paths, 1)
  const backgrounds = new Set(numbers(paths).map((path) => backgroundOf(shape, path)))
  for (let career = shape.targets; career < shape.careers; career += 1) {
    expect(backgrounds).toContain(career)
  }
  const roadmaps = new Set(numbers(paths).map((path) => roadmapOf(shape, path)))
  expect(roadmaps).toEqual(new Set(numbers(shape.roadmaps).filter((one) => hasPath(shape, one))))
})

test('there are names enough for the largest dataset', () => {
  const {careers, skills} = datasetShape(maxPaths, 1)
  expect(new Set(numbers(careers).map(careerTitle)).size).toBe(careers)
  expect(new Set(numbers(skills).map(skillTitle)).size).toBe(skills)
  for (const name of [...numbers(careers).map(careerTitle), ...numbers(skills).map(skillTitle)]) {
    expect(name).not.toContain('undefined')
  }
})
