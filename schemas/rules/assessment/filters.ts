import type {Answers} from './answers.ts'
import type {PackCareer} from './pack.ts'
import type {PackIndex} from './packIndex.ts'
import type {FilterReason} from './result.ts'

/**
 * Which of the reader's filters leave a career out; what is not known never does.
 *
 * A career drops out of "keep my job" only if paths lead there and none of them can be walked
 * beside one.
 */
export function filtersAgainst(
  career: PackCareer,
  {filters}: Answers,
  {pathsByTarget}: PackIndex,
): FilterReason[] {
  const paths = pathsByTarget.get(career.id) ?? []
  const reasons = {
    remote: career.remote === 'rarely',
    noDegree: career.degreeUsual === true,
    keepJob: paths.length > 0 && paths.every(({canKeepJob}) => !canKeepJob),
  }
  return (['remote', 'noDegree', 'keepJob'] as const).filter(
    (filter) => filters[filter] && reasons[filter],
  )
}
