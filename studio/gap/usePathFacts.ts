import type {
  Advantage,
  Career,
  LearningRoadmap,
  Skill,
  TransitionPath,
} from '@crosswalk/schemas/generated/types'
import {reachedLevels, type UncoveredGap, uncoveredGaps} from '@crosswalk/schemas/rules/coverage'
import {monthsFromHours, roadmapHours} from '@crosswalk/schemas/rules/duration'
import {type PathTransfer, pathGap} from '@crosswalk/schemas/rules/pathGap'
import type {GapRow, SkillNeed} from '@crosswalk/schemas/rules/skillGap'
import {useMemo} from 'react'
import {useDocumentsById} from '../content/useDocumentsById.ts'

export type PathRow = GapRow<SkillNeed, PathTransfer>

/** What follows from a path and the documents it refers to. */
export interface PathFacts {
  from: Career
  to: Career
  roadmap: LearningRoadmap | undefined
  /** The most urgent first. */
  rows: PathRow[]
  /** The highest level that the roadmap reaches, by skill. */
  reached: ReadonlyMap<string, number>
  uncovered: UncoveredGap<PathRow>[]
  /** Of the whole roadmap; 0 without one. */
  hours: number
  /** At the path's pace, unrounded. */
  months: number | undefined
  titleOf: (skillId: string) => string
}

export type PathDraft = Partial<TransitionPath>

type Linked = Career | LearningRoadmap | Advantage

/**
 * The skill gap and the time of a path while it is edited, computed as the site computes them.
 *
 * @returns undefined while a document is read, `'ends'` until both careers are chosen
 */
export function usePathFacts(path: PathDraft): PathFacts | 'ends' | undefined {
  const {from, to, roadmap, advantages, gapOverrides, specialisation, weeklyHours} = path
  const linked = useDocumentsById<Linked>(
    [from, to, roadmap, ...(advantages ?? [])].flatMap((reference) => reference?._ref ?? []),
  )
  const skills = useDocumentsById<Pick<Skill, '_id' | 'title'>>(
    [...(linked?.values() ?? [])].flatMap(skillIdsOf),
    '{_id, title}',
  )
  // Every key gives another path; these parts stay the same objects while a text is typed.
  return useMemo(() => {
    if (from?._ref === undefined || to?._ref === undefined) return 'ends'
    if (linked === undefined || skills === undefined) return undefined
    return factsOf(
      {
        from,
        to,
        ...(roadmap && {roadmap}),
        ...(advantages && {advantages}),
        ...(gapOverrides && {gapOverrides}),
        ...(specialisation !== undefined && {specialisation}),
        ...(weeklyHours !== undefined && {weeklyHours}),
      },
      linked,
      (id) => skills.get(id)?.title ?? 'Unnamed skill',
    )
  }, [from, to, roadmap, advantages, gapOverrides, specialisation, weeklyHours, linked, skills])
}

function factsOf(
  path: PathDraft,
  linked: ReadonlyMap<string, Linked>,
  titleOf: (skillId: string) => string,
): PathFacts | 'ends' {
  const find = (reference: {_ref?: string} | undefined) => linked.get(reference?._ref ?? '')
  const from = find(path.from)
  const to = find(path.to)
  if (from?._type !== 'career' || to?._type !== 'career') return 'ends'
  const found = find(path.roadmap)
  const roadmap = found?._type === 'learningRoadmap' ? found : undefined
  const advantages = (path.advantages ?? []).flatMap((reference) => {
    const advantage = find(reference)
    return advantage?._type === 'advantage' ? [advantage] : []
  })
  const rows = pathGap({path, from, to, advantages, titleOf})
  const reached = reachedLevels(roadmap?.phases)
  const hours = roadmapHours(roadmap?.phases)
  return {
    from,
    to,
    roadmap,
    rows,
    reached,
    uncovered: uncoveredGaps(rows, reached),
    hours,
    months: monthsFromHours(hours, path.weeklyHours ?? 0),
    titleOf,
  }
}

function skillIdsOf(document: Linked): string[] {
  const references =
    document._type === 'career'
      ? [
          ...(document.skills ?? []),
          ...(document.specialisations ?? []).flatMap((one) => one.skillAdjustments ?? []),
        ].map(({skill}) => skill)
      : document._type === 'advantage'
        ? (document.transfers ?? []).map(({fromSkill}) => fromSkill)
        : []
  return references.flatMap((reference) => reference?._ref ?? [])
}
