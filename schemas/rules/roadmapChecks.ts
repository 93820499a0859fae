import {
  type CheckResult,
  type Finding,
  type ReferenceLike,
  resultOf,
  segmentOf,
} from './references.ts'

interface StepLike {
  _key?: string
  key?: string
  title?: string
  skills?: readonly {_key?: string; skill?: ReferenceLike; reachesLevel?: number}[]
  requires?: readonly string[]
}

interface PhaseLike {
  _key?: string
  key?: string
  steps?: readonly StepLike[]
}

interface PlacedStep {
  step: StepLike
  phaseIndex: number
  /** Of the step, relative to the list of phases. */
  path: NonNullable<Finding['path']>
}

function placedSteps(phases: readonly PhaseLike[]): PlacedStep[] {
  return phases.flatMap((phase, phaseIndex) =>
    (phase.steps ?? []).map((step, index) => ({
      step,
      phaseIndex,
      path: [segmentOf(phase, phaseIndex), 'steps', segmentOf(step, index)],
    })),
  )
}

/** All errors of a roadmap's phases: keys, prerequisites and the levels that steps reach. */
export function checkPhases(phases: readonly PhaseLike[] | undefined): CheckResult {
  if (phases === undefined) return true
  const steps = placedSteps(phases)
  return resultOf([
    ...repeatedKeyFindings(phases, steps),
    ...requirementFindings(steps),
    ...circleFindings(steps),
    ...fallingLevelFindings(steps),
  ])
}

/** Step keys are unique in the whole roadmap, because saved progress and `requires` name a step by it alone. */
function repeatedKeyFindings(
  phases: readonly PhaseLike[],
  steps: readonly PlacedStep[],
): Finding[] {
  const places = [
    ...phases.map((phase, index) => ({key: phase.key, path: [segmentOf(phase, index)]})),
    ...steps.map(({step, path}) => ({key: step.key, path})),
  ]
  const seen = new Set<string>()
  const findings: Finding[] = []
  for (const {key, path} of places) {
    if (key === undefined) continue
    if (seen.has(key)) {
      findings.push({
        message: `The key “${key}” is already taken in this roadmap. Remove the copy and add it again to get a key of its own.`,
        path: [...path, 'key'],
      })
    }
    seen.add(key)
  }
  return findings
}

function requirementFindings(steps: readonly PlacedStep[]): Finding[] {
  const phaseOfKey = new Map(steps.map(({step, phaseIndex}) => [step.key, phaseIndex]))
  return steps.flatMap(({step, phaseIndex, path}) =>
    (step.requires ?? []).flatMap((key) => {
      const required = phaseOfKey.get(key)
      const place = [...path, 'requires']
      if (required === undefined) {
        return [
          {message: `No step has the key “${key}”. Choose a step of this roadmap.`, path: place},
        ]
      }
      if (required > phaseIndex) {
        return [
          {
            message: `“${key}” belongs to a later phase. Move that step forward, or remove it here.`,
            path: place,
          },
        ]
      }
      return []
    }),
  )
}

/** Names each step that waits for itself, directly or through others. */
function circleFindings(steps: readonly PlacedStep[]): Finding[] {
  const requires = new Map(steps.map(({step}) => [step.key, step.requires ?? []]))
  const waitsForItself = (start: string): boolean => {
    const open = [...(requires.get(start) ?? [])]
    const seen = new Set<string>()
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      if (key === start) return true
      if (seen.has(key)) continue
      seen.add(key)
      open.push(...(requires.get(key) ?? []))
    }
    return false
  }
  return steps
    .filter(({step}) => step.key !== undefined && waitsForItself(step.key))
    .map(({step, path}) => ({
      message: `“${step.title ?? step.key}” has to be done before itself. Remove one of the steps it comes after.`,
      path: [...path, 'requires'],
    }))
}

function fallingLevelFindings(steps: readonly PlacedStep[]): Finding[] {
  const reached = new Map<string, number>()
  const findings: Finding[] = []
  for (const {step, path} of steps) {
    for (const [index, row] of (step.skills ?? []).entries()) {
      const id = row.skill?._ref
      const level = row.reachesLevel
      if (id === undefined || level === undefined) continue
      const before = reached.get(id) ?? 0
      if (level < before) {
        findings.push({
          message: `An earlier step already reaches level ${before} in this skill. Give at least ${before}, or reorder the steps.`,
          path: [...path, 'skills', segmentOf(row, index), 'reachesLevel'],
        })
      }
      reached.set(id, Math.max(before, level))
    }
  }
  return findings
}

/** Each pace once, so that readers see a choice. */
export function checkPaces(variants: readonly {weeklyHours?: number}[] | undefined): true | string {
  const hours = (variants ?? []).flatMap(({weeklyHours}) => weeklyHours ?? [])
  if (new Set(hours).size === hours.length) return true
  return 'Two paces have the same hours a week. Remove one of them.'
}
