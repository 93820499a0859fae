import type {AssessmentPack, PackCareer} from '@crosswalk/schemas/rules/assessment/pack'

/** All backgrounds, those that most guides start from first. */
export function commonRoles({careers, paths}: AssessmentPack): PackCareer[] {
  const count = (id: string) => paths.filter(({from}) => from === id).length
  return careers
    .filter(({isBackground}) => isBackground)
    .sort((one, other) => count(other.id) - count(one.id))
}
