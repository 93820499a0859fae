import type {Roadmap} from '../loaders/roadmap.ts'
import {countOf} from './words.ts'

/** "3 phases, 12 steps, 260 hours" */
export function roadmapExtent(roadmap: Roadmap): string {
  const steps = roadmap.phases.reduce((sum, phase) => sum + phase.steps.length, 0)
  return [
    countOf(roadmap.phases.length, 'phase'),
    countOf(steps, 'step'),
    countOf(roadmap.hours, 'hour'),
  ].join(', ')
}
