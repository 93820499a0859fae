import type {Answers} from './answers.ts'
import {filtersAgainst} from './filters.ts'
import {type Measure, measureOf} from './measure.ts'
import {readerNotices} from './notices.ts'
import type {AssessmentPack} from './pack.ts'
import {byTitle} from './packIndex.ts'
import type {RankedCareer, Ranking} from './result.ts'
import {groupsOfEquals} from './score.ts'

/**
 * All targets but for the reader's own roles, the best first, in groups of equals: the answer to
 * "show me options". Within the reader's filters, which are reported with what they leave out.
 *
 * The order of roles, answers and of the lists in the pack never matters.
 *
 * @param now - milliseconds since the epoch, UTC; decides how far off the last month is
 * @see product reference §3.2, steps 6 and 7
 */
export function rankCareers(pack: AssessmentPack, answers: Answers, now: number): Ranking {
  const measure = measureOf(pack, answers, now)
  return {...rankingOf(measure), notices: readerNotices(measure)}
}

export function rankingOf({index, answers, reader, of}: Measure): Omit<Ranking, 'notices'> {
  const roleIds = new Set(reader.roles.map(({id}) => id))
  const targets = index.targets
    .filter(({id}) => !roleIds.has(id))
    .map((career) => ({career, filters: filtersAgainst(career, answers, index)}))
  const ranked = targets.filter(({filters}) => filters.length === 0).map(({career}) => of(career))
  return {
    groups: groupsOfEquals<RankedCareer>(ranked, (one, other) => byTitle(one.career, other.career)),
    excluded: targets.filter(({filters}) => filters.length > 0),
  }
}
