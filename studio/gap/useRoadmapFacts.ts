import type {LearningRoadmap} from '@crosswalk/schemas/generated/types'
import {reachedLevels, uncoveredGaps} from '@crosswalk/schemas/rules/coverage'
import {monthsFromHours, roadmapHours} from '@crosswalk/schemas/rules/duration'
import {publishedIdOf} from '@crosswalk/schemas/rules/publishedId'
import {useLiveQuery} from '../content/useLiveQuery.ts'
import {type PathDraft, usePathFacts} from './usePathFacts.ts'

export type RoadmapDraft = Partial<LearningRoadmap>

/** Paths that use a roadmap, whole, as their drafts have them. */
export function usePathsOfRoadmap(
  roadmap: RoadmapDraft,
): (PathDraft & {_id: string})[] | undefined {
  const id = publishedIdOf(roadmap._id ?? '')
  const {result} = useLiveQuery<(PathDraft & {_id: string})[]>({
    query:
      '*[_type == "transitionPath" && roadmap._ref == $id && references($id)] | order(_id asc)',
    params: {id},
    listen: '_type == "transitionPath" && references($id)',
  })
  return result
}

/** What one path still misses of the roadmap as it stands in the form, unsaved steps included. */
export function useCoverage(path: PathDraft, roadmap: RoadmapDraft) {
  const facts = usePathFacts(path)
  if (facts === undefined || facts === 'ends') return undefined
  const hours = roadmapHours(roadmap.phases)
  return {
    from: facts.from,
    to: facts.to,
    uncovered: uncoveredGaps(facts.rows, reachedLevels(roadmap.phases)),
    hours,
    months: monthsFromHours(hours, path.weeklyHours ?? 0),
  }
}
