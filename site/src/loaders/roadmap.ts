import {hoursOfSteps, roadmapHours} from '@crosswalk/schemas/rules/duration'
import {type Fields, Incomplete} from '../content/normalise.ts'
import type {PathPagesQueryResult} from './generated.ts'
import {readUrl} from './parts.ts'

interface Resource {
  id: string
  title: string
  url: string
  kind: string
  provider: string
  cost: 'free' | 'freemium' | 'paid'
  hours: number | null
  isAffiliate: boolean
}

export interface Step {
  key: string
  title: string
  why: string
  hours: number
  isOptional: boolean
  task: string
  evidence: string
  skills: {title: string; reachesLevel: number}[]
  /** Steps of this roadmap that come first. */
  requires: {key: string; title: string}[]
  resources: Resource[]
}

interface Phase {
  key: string
  title: string
  goal: string
  milestone: string
  hours: number
  steps: Step[]
}

export interface Roadmap {
  audience: string | null
  /** Hours of all steps, optional ones too. */
  hours: number
  phases: Phase[]
}

type Source = NonNullable<PathPagesQueryResult[number]['roadmap']>
type PhaseSource = NonNullable<Source['phases']>[number]
type StepSource = NonNullable<PhaseSource['steps']>[number]

/** @throws Incomplete if a phase or step cannot be read: a plan with a hole is no plan */
export function readRoadmap(fields: Fields<Source>): Roadmap {
  const titles = new Map<string, string>()
  const phases = fields.wholeList('phases', (phase) => {
    const steps = phase.wholeList('steps', (step) => readStep(step, titles))
    if (steps.length === 0) throw new Incomplete(phase.pathOf('steps'), 'Is empty.')
    return {
      key: phase.text('key'),
      title: phase.text('title'),
      goal: phase.text('goal'),
      milestone: phase.text('milestone'),
      hours: hoursOfSteps(steps),
      steps,
    }
  })
  if (phases.length === 0) throw new Incomplete(fields.pathOf('phases'), 'Is empty.')
  return {
    audience: fields.optionalText('audience'),
    hours: roadmapHours(phases),
    phases,
  }
}

function readStep(step: Fields<StepSource>, titles: Map<string, string>): Step {
  const key = step.slug('key')
  const title = step.text('title')
  if (titles.has(key))
    throw new Incomplete(step.pathOf('key'), `Another step has the key "${key}".`)
  titles.set(key, title)
  return {
    key,
    title,
    why: step.text('why'),
    hours: step.number('hours', 0, 1000),
    isOptional: step.isTrue('optional'),
    task: step.text('task'),
    evidence: step.text('evidence'),
    skills: step.list('skills', (item) => ({
      title: item.object('skill', (skill) => skill.text('title')),
      reachesLevel: item.number('reachesLevel', 1, 4),
    })),
    requires: readRequirements(step, titles),
    resources: step.list('resources', readResource),
  }
}

/** Steps are read in their order, so a step that is not known yet comes later and cannot be required. */
function readRequirements(step: Fields<StepSource>, titles: ReadonlyMap<string, string>) {
  return step.texts('requires').flatMap((key) => {
    const title = titles.get(key)
    if (title !== undefined) return [{key, title}]
    step.drop(step.pathOf('requires'), `There is no earlier step "${key}".`)
    return []
  })
}

type ResourceSource = NonNullable<NonNullable<StepSource['resources']>[number]>

function readResource(resource: Fields<ResourceSource>): Resource {
  return {
    id: resource.text('_id'),
    title: resource.text('title'),
    url: readUrl(resource, 'url'),
    kind: resource.text('kind'),
    provider: resource.text('provider'),
    cost: resource.oneOf('cost', ['free', 'freemium', 'paid']),
    hours: resource.optionalNumber('hours', 0, 10_000),
    isAffiliate: resource.isTrue('affiliate'),
  }
}
