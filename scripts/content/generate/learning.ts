import {
  type DatasetShape,
  furtherResource,
  lessonsOf,
  type Need,
  skillOfResource,
  targetOfRoadmap,
} from './datasetShape.ts'
import {documentOf, idOf, type Json, listTo, skillTitle, to} from './documents.ts'
import {draw} from './permutation.ts'
import type {Say} from './phrasebook.ts'

const stepsPerPhase = 3
const maxSteps = 12
const maxPhases = maxSteps / stepsPerPhase

/** Hours of a step: so many that the months of a path are near a whole number at any pace. */
function stepHours({seed}: DatasetShape, roadmap: number, step: number): number {
  return 18 + draw(16, seed, roadmap, step)
}

export function roadmapHours(shape: DatasetShape, roadmap: number): number {
  return lessonsOf(shape, targetOfRoadmap(shape, roadmap)).reduce(
    (sum, _, step) => sum + stepHours(shape, roadmap, step),
    0,
  )
}

/** One step for each skill that the target asks for, three or fewer to a phase. */
export function roadmapDocument(shape: DatasetShape, say: Say, roadmap: number): Json {
  const target = targetOfRoadmap(shape, roadmap)
  const lessons = lessonsOf(shape, target)
  const first = lessons[0]?.skill ?? 0
  const phases = Array.from({length: Math.ceil(lessons.length / stepsPerPhase)}, (_, phase) => {
    const own = lessons.slice(phase * stepsPerPhase, (phase + 1) * stepsPerPhase)
    const use = roadmap * maxPhases + phase
    const key = `phase-${phase + 1}`
    return {
      _key: key,
      _type: 'phase',
      key,
      title: say('phaseTitle', use),
      goal: say('phaseGoal', use),
      steps: own.map((need, place) =>
        stepOf(shape, say, {roadmap, step: phase * stepsPerPhase + place, need}),
      ),
      milestone: say('milestone', use),
    }
  })
  return documentOf('learningRoadmap', idOf('roadmap', roadmap), {
    title: say('roadmapTitle', roadmap, {skill: skillTitle(first)}),
    slug: {_type: 'slug', current: idOf('roadmap', roadmap)},
    target: to(idOf('career', target)),
    audience: say('roadmapAudience', roadmap),
    phases,
  })
}

function stepOf(
  shape: DatasetShape,
  say: Say,
  {roadmap, step, need}: {roadmap: number; step: number; need: Need},
): Json {
  const use = roadmap * maxSteps + step
  const key = `step-${step + 1}`
  const further = furtherResource(shape, need.skill)
  const resources = further === undefined ? [need.skill] : [need.skill, further]
  return {
    _key: key,
    _type: 'step',
    key,
    title: say('stepTitle', use),
    why: say('stepWhy', use),
    task: say('stepTask', use),
    evidence: say('stepEvidence', use),
    hours: stepHours(shape, roadmap, step),
    skills: [
      {
        _key: idOf('skill', need.skill),
        _type: 'stepSkill',
        skill: to(idOf('skill', need.skill)),
        reachesLevel: need.level,
      },
    ],
    resources: listTo(resources.map((resource) => idOf('resource', resource))),
    ...(step > 0 && {requires: [`step-${step}`]}),
    optional: false,
  }
}

const kinds = ['course', 'book', 'article', 'video', 'tool', 'community', 'project', 'template']

/** The first resource of a skill is free, so that every step has one that costs nothing. */
export function resourceDocument(shape: DatasetShape, resource: number): Json {
  const skill = skillOfResource(shape, resource)
  const isPaid = resource >= shape.skills
  return documentOf('resource', idOf('resource', resource), {
    title: `${skillTitle(skill)}, ${isPaid ? 'in depth' : 'an introduction'}`,
    url: `https://resources.example/${idOf('resource', resource)}`,
    kind: kinds[draw(kinds.length, shape.seed, resource)],
    provider: 'Example Press',
    cost: isPaid ? 'paid' : 'free',
    ...(isPaid && {
      price: {
        _type: 'price',
        amount: 10 + draw(60, shape.seed, resource, 1),
        currency: 'USD',
        asOf: '2026-01-15',
      },
    }),
    hours: 2 + draw(20, shape.seed, resource, 2),
    level: 1 + draw(4, shape.seed, resource, 3),
    skills: listTo([idOf('skill', skill)]),
    resourceLanguage: 'en',
    affiliate: false,
  })
}
