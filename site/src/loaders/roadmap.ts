import {hoursOfSteps, roadmapHours} from '@crosswalk/schemas/rules/duration'
import {type Fields, Incomplete} from '../content/normalise.ts'
import type {PageContext} from './context.ts'
import type {ResourcesQueryResult, RoadmapPagesQueryResult} from './generated.ts'
import {type Mention, readMention, readUrl} from './parts.ts'

export interface Resource {
  id: string
  title: string
  url: string
  kind: string
  provider: string
  cost: 'free' | 'freemium' | 'paid'
  price: {amount: number; currency: string} | null
  hours: number | null
  /** The level that it takes somebody to, 1–4. */
  level: number | null
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
  skills: (Mention & {reachesLevel: number})[]
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
  /** Of the document, and thereby of the progress that readers keep. */
  id: string
  audience: string | null
  /** Hours of all steps, optional ones too. */
  hours: number
  phases: Phase[]
}

/** The part of a plan's document that both its own page and the pages of paths print. */
type Source = Pick<RoadmapPagesQueryResult[number], '_id' | 'audience' | 'phases'>
type PhaseSource = NonNullable<Source['phases']>[number]
type StepSource = NonNullable<PhaseSource['steps']>[number]

/** @throws Incomplete if a phase or step cannot be read: a plan with a hole is no plan */
export function readRoadmap(fields: Fields<Source>, context: PageContext): Roadmap {
  const titles = new Map<string, string>()
  const read = (step: Fields<StepSource>) => readStep(step, titles, context)
  const readPhase = (phase: Fields<PhaseSource>): Phase => {
    const steps = phase.atLeastOne('steps', {
      items: phase.wholeList('steps', read),
      read,
      reason: 'Is empty.',
    })
    return {
      key: phase.text('key'),
      title: phase.text('title'),
      goal: phase.text('goal'),
      milestone: phase.text('milestone'),
      hours: hoursOfSteps(steps),
      steps,
    }
  }
  const phases = fields.atLeastOne('phases', {
    items: fields.wholeList('phases', readPhase),
    read: readPhase,
    reason: 'Is empty.',
  })
  return {
    id: fields.text('_id'),
    audience: fields.optionalText('audience'),
    hours: roadmapHours(phases),
    phases,
  }
}

function readStep(
  step: Fields<StepSource>,
  titles: Map<string, string>,
  context: PageContext,
): Step {
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
      ...item.object('skill', (skill) => readMention(skill, context)),
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

type ResourceSource = Omit<ResourcesQueryResult[number], '_type' | 'skillIds'>

export function readResource(resource: Fields<ResourceSource>): Resource {
  return {
    id: resource.text('_id'),
    title: resource.text('title'),
    url: readUrl(resource, 'url'),
    kind: resource.text('kind'),
    provider: resource.text('provider'),
    cost: resource.oneOf('cost', ['free', 'freemium', 'paid']),
    price: resource.optionalObject('price', (price) => ({
      amount: price.number('amount', 0, 1e6),
      currency: price.text('currency'),
    })),
    hours: resource.optionalNumber('hours', 0, 10_000),
    level: resource.optionalNumber('level', 1, 4),
    isAffiliate: resource.isTrue('affiliate'),
  }
}
