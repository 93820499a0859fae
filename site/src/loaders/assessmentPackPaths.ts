import {
  type PackCareer,
  type PackPath,
  type PackStep,
  type PackTransfer,
  stepCosts,
} from '@crosswalk/schemas/rules/assessment/pack'
import type {Report} from '../content/report.ts'
import type {PackSkills} from './assessmentPackSkills.ts'
import type {Advantage} from './buildingBlocks.ts'
import type {PathPage} from './pathPage.ts'
import type {Step} from './roadmap.ts'

/** What the pack says of a path. */
export type PackedPath = Pick<
  PathPage,
  | 'id'
  | 'slug'
  | 'title'
  | 'background'
  | 'target'
  | 'specialisation'
  | 'months'
  | 'weeklyHours'
  | 'canKeepJob'
  | 'roadmap'
>

export function packedPath(page: PathPage): PackedPath {
  const {id, slug, title, background, target, specialisation, months, weeklyHours} = page
  const {canKeepJob, roadmap} = page
  return {
    ...{id, slug, title, background, target, specialisation},
    ...{months, weeklyHours, canKeepJob, roadmap},
  }
}

/** What decides which skills and steps paths bring into the pack. */
export interface FollowedPath {
  id: string
  from: string
  to: string
  roadmap: PathPage['roadmap']
}

export function followedPath({id, background, target, roadmap}: PathPage): FollowedPath {
  return {id, from: background.id, to: target.id, roadmap}
}

/** The steps of the roadmaps between careers of the pack, by the id of the roadmap. */
export function packPlans(
  paths: readonly FollowedPath[],
  careers: ReadonlySet<string>,
  skills: PackSkills,
): Map<string, PackStep[]> {
  const plans = new Map<string, PackStep[]>()
  for (const {from, to, roadmap} of paths) {
    if (!careers.has(from) || !careers.has(to) || plans.has(roadmap.id)) continue
    const steps = roadmap.phases.flatMap((phase) => phase.steps)
    plans.set(
      roadmap.id,
      steps.map((step) => packStep(step, skills)),
    )
  }
  return plans
}

export function packPath(page: PackedPath, steps: readonly PackStep[]): PackPath {
  const {id, slug, title, background, target, specialisation, months, weeklyHours} = page
  return {
    ...{id, slug, title, specialisation, months, weeklyHours},
    from: background.id,
    to: target.id,
    canKeepJob: page.canKeepJob,
    steps,
  }
}

function packStep({title, hours, isOptional, skills: taught, resources}: Step, skills: PackSkills) {
  const costs = resources.map(({cost}) => stepCosts.indexOf(cost))
  return {
    title,
    hours,
    // A step without a readable resource may cost nothing: what is not known leaves nothing out.
    cost: stepCosts[Math.min(...costs)] ?? 'free',
    isOptional,
    skills: taught.map(({id, title: name, reachesLevel}) => ({
      skillId: skills.name(id, name),
      reachesLevel: Math.ceil(reachesLevel),
    })),
  }
}

/**
 * The credits that can count: into a skill that some target needs, for a background of the pack.
 *
 * @param needed - ids of skills
 */
export function packTransfers(
  advantages: readonly Advantage[],
  careers: readonly PackCareer[],
  needed: ReadonlySet<string>,
  skills: PackSkills,
  report: Report,
): PackTransfer[] {
  const known = new Set(careers.map(({id}) => id))
  return advantages.flatMap(({id, title, isUniversal, backgroundIds, transfers}) => {
    const holdsFor = isUniversal
      ? null
      : backgroundIds.filter((background) => known.has(background))
    if (holdsFor?.length === 0) return []
    return transfers.flatMap(({from, to, strength}): PackTransfer[] => {
      if (!needed.has(to.id)) return []
      if (![0.25, 0.5, 0.75].includes(strength)) {
        const reason = `The assessment leaves out a transfer of strength ${strength}; it is 0.25, 0.5 or 0.75.`
        const field = 'transfers'
        report.add({documentId: id, documentType: 'advantage', field, reason, effect: 'dropped'})
        return []
      }
      return [
        {
          fromSkillId: skills.name(from.id, from.title),
          toSkillId: to.id,
          strength,
          advantageTitle: title,
          backgroundIds: holdsFor,
        },
      ]
    })
  })
}
