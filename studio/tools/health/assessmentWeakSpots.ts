import {type ContentDocument, indexContent} from '@crosswalk/schemas/rules/contentIndex'
import {interestTypes} from '@crosswalk/schemas/rules/interests'
import type {HealthRow} from './healthReport.ts'

/** Where the assessment has to guess: destinations it cannot compare, and skills it cannot ask about. */
export function assessmentWeakSpots(documents: readonly ContentDocument[]): HealthRow[] {
  const content = indexContent(documents)
  const targets = content.all('career').filter(({isTarget}) => isTarget === true)
  const reached = new Set(content.all('transitionPath').map(({to}) => to?._ref))
  const asksInterests = content
    .all('assessmentQuestion')
    .some(({kind, active}) => kind === 'interest' && active === true)
  const careers = targets.flatMap((career): HealthRow[] => {
    const row = (message: string) => ({documentId: career._id, message})
    const rows: HealthRow[] = []
    if ((career.skills ?? []).length === 0) {
      rows.push(row('It lists no skills, so the assessment leaves it out. Add them.'))
    }
    if (!reached.has(career._id)) {
      rows.push(row('No path leads to it, so a result ends without a guide. Write a path.'))
    }
    if (asksInterests && interestTypes.some(({value}) => career.interests?.[value] === undefined)) {
      rows.push(
        row(
          'It has no interest profile, so the median of the others stands in. Rate all six types.',
        ),
      )
    }
    return rows
  })
  const needed = new Set(
    targets.flatMap(({skills}) =>
      (skills ?? []).filter(({importance = 0}) => importance >= 4).map(({skill}) => skill?._ref),
    ),
  )
  const unasked = content
    .all('skill')
    .filter(({_id, assessable}) => assessable === false && needed.has(_id))
    .map(({_id}) => ({
      documentId: _id,
      message:
        'Careers need it with importance 4 or 5, but readers are never asked about it. Let them rate themselves, or lower its importance.',
    }))
  return [...careers, ...unasked]
}
