import {draw, permutation} from './permutation.ts'
import {fields} from './wordLists.ts'

/*
 * How many documents of each type a dataset has, and which refer to which. Everything follows
 * from the number of paths and the seed by arithmetic, so that any document can be written
 * without another being held in memory.
 */

/** The largest dataset for which there are names enough. */
export const maxPaths = 100_000

const skillsPerTarget = 8
const advantagesPerBackground = 4
const pathsPerRoadmap = 12

export interface DatasetShape {
  seed: number
  paths: number
  /** `2 × √paths`: each is needed by `√paths ÷ 2` paths, as many as a large library has. */
  targets: number
  /** Half as many again as targets: the targets, which are backgrounds too, and then others. */
  careers: number
  /** Eight to a target, of which each target needs two of the next as well. */
  skills: number
  /** One free resource to each skill, and a second one to two skills of five. */
  resources: number
  /** One roadmap for every twelve paths to a target. */
  roadmaps: number
  categories: number
  /** Four to a background, if a path uses them; a bit for each. */
  usedAdvantages: Uint8Array
}

export function datasetShape(paths: number, seed: number): DatasetShape {
  const targets = Math.min(paths, Math.ceil(2 * Math.sqrt(paths)))
  const careers = targets + Math.max(1, Math.floor(targets / 2))
  const skills = targets * skillsPerTarget
  const shape = {
    seed,
    paths,
    targets,
    careers,
    skills,
    resources: skills + Math.floor((skills * 2) / 5),
    roadmaps: targets * roadmapsPerTarget(paths, targets),
    categories: Math.min(fields.length, careers),
    usedAdvantages: new Uint8Array(careers * advantagesPerBackground),
  }
  for (let path = 0; path < paths; path += 1) {
    for (const advantage of advantagesOf(shape, path)) shape.usedAdvantages[advantage] = 1
  }
  return shape
}

/** The last of a target's roadmaps may have fewer paths, and none if the paths are dealt unevenly. */
function roadmapsPerTarget(paths: number, targets: number): number {
  return Math.ceil(Math.ceil(paths / targets) / pathsPerRoadmap)
}

/** Paths are dealt to the targets in turn. */
export function targetOf({targets}: DatasetShape, path: number): number {
  return path % targets
}

/** Place of a path among those to its target, from 0. */
function turnOf({targets}: DatasetShape, path: number): number {
  return Math.floor(path / targets)
}

/**
 * The background that a path starts from. A target's first path comes from one of the careers that
 * are backgrounds only, so that each of these has a path; the others are shuffled, so that no two
 * paths lead from one background to one target.
 */
export function backgroundOf(shape: DatasetShape, path: number): number {
  const {seed, careers, targets} = shape
  const target = targetOf(shape, path)
  const first = targets + (target % (careers - targets))
  const turn = turnOf(shape, path)
  if (turn === 0) return first
  const [low, high] = [Math.min(target, first), Math.max(target, first)]
  const others = permutation(careers - 2, draw(2 ** 31, seed, target))(turn - 1)
  const withoutLow = others >= low ? others + 1 : others
  return withoutLow >= high ? withoutLow + 1 : withoutLow
}

/** Three of the four advantages of the background. */
export function advantagesOf(shape: DatasetShape, path: number): number[] {
  const background = backgroundOf(shape, path)
  const left = path % advantagesPerBackground
  return Array.from({length: advantagesPerBackground}, (_, place) => place)
    .filter((place) => place !== left)
    .map((place) => background * advantagesPerBackground + place)
}

export function backgroundOfAdvantage(advantage: number): number {
  return Math.floor(advantage / advantagesPerBackground)
}

export function roadmapOf(shape: DatasetShape, path: number): number {
  const perTarget = shape.roadmaps / shape.targets
  return targetOf(shape, path) * perTarget + Math.floor(turnOf(shape, path) / pathsPerRoadmap)
}

export function targetOfRoadmap({roadmaps, targets}: DatasetShape, roadmap: number): number {
  return Math.floor(roadmap / (roadmaps / targets))
}

/** Whether a path uses the roadmap; without one it is not written. */
export function hasPath(shape: DatasetShape, roadmap: number): boolean {
  const perTarget = shape.roadmaps / shape.targets
  const firstTurn = (roadmap % perTarget) * pathsPerRoadmap
  return firstTurn * shape.targets + targetOfRoadmap(shape, roadmap) < shape.paths
}

/** Every fourth target has a specialisation, and every third path to it leads there. */
export function hasSpecialisation(target: number): boolean {
  return target % 4 === 1
}

export function leadsToSpecialisation(shape: DatasetShape, path: number): boolean {
  return hasSpecialisation(targetOf(shape, path)) && turnOf(shape, path) % 3 === 1
}

export interface Need {
  skill: number
  importance: number
  level: number
}

const importances = [5, 5, 5, 4, 4, 3, 3, 2]

/** What a target asks for: its eight skills and, where there is one, two of the next target. */
export function needsOf({seed, targets}: DatasetShape, target: number): Need[] {
  const own = importances.map((importance, place) => {
    const skill = target * skillsPerTarget + place
    return {skill, importance, level: 2 + draw(2, seed, target, place)}
  })
  const next = ((target + 1) % targets) * skillsPerTarget
  if (targets === 1) return own
  return [
    ...own,
    {skill: next, importance: 3, level: 2},
    {skill: next + 1, importance: 2, level: 1},
  ]
}

/** What the specialisation asks for beyond that. */
export function adjustmentsOf(shape: DatasetShape, target: number): Need[] {
  const third = needsOf(shape, target)[3]
  return third === undefined ? [] : [{...third, importance: 5, level: 3}]
}

/** All that a roadmap has to teach, each skill at the highest level asked for. */
export function lessonsOf(shape: DatasetShape, target: number): Need[] {
  const adjustments = hasSpecialisation(target) ? adjustmentsOf(shape, target) : []
  return needsOf(shape, target).map(
    (need) => adjustments.find(({skill}) => skill === need.skill) ?? need,
  )
}

/** What people of a career can do: most of its own trade and a little of another. */
export function claimsOf({seed, targets}: DatasetShape, career: number) {
  // Those who are backgrounds only come from a trade of their own, a quarter of the list away.
  const trade = career < targets ? career : (career + Math.floor(targets / 4) + 1) % targets
  const other = (trade * 7 + career + 3) % targets
  const claim = (target: number, place: number, levels: [number, number]) => ({
    skill: target * skillsPerTarget + place,
    level: levels[draw(2, seed, career, target, place)] ?? 0,
  })
  return [
    ...[0, 1, 2, 3, 4, 5].map((place) => claim(trade, place, [3, 4])),
    ...(other === trade ? [] : [0, 1].map((place) => claim(other, place, [1, 2]))),
  ]
}

/** The second resource of a skill, if it has one. */
export function furtherResource({skills, resources}: DatasetShape, skill: number) {
  const place = Math.floor((skill * 2) / 5)
  const isFirstOfPlace = skill === Math.ceil((place * 5) / 2)
  return isFirstOfPlace && skills + place < resources ? skills + place : undefined
}

/** The skill that a resource teaches. */
export function skillOfResource({skills}: DatasetShape, resource: number): number {
  return resource < skills ? resource : Math.ceil(((resource - skills) * 5) / 2)
}
