import type {AssessmentPack, PackCareer} from '@crosswalk/schemas/rules/assessment/pack'

/** All backgrounds, those that most guides start from first. */
export function commonRoles({careers, paths}: AssessmentPack): PackCareer[] {
  const counts = new Map<string, number>()
  for (const {from} of paths) counts.set(from, (counts.get(from) ?? 0) + 1)
  const countOf = ({id}: PackCareer) => counts.get(id) ?? 0
  return careers
    .filter(({isBackground}) => isBackground)
    .sort((one, other) => countOf(other) - countOf(one))
}
