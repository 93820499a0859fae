import type {ContentFinding} from './contentChecks.ts'
import type {ContentIndex} from './contentIndex.ts'
import {interestTypes} from './interests.ts'

const perInterestType = {min: 2, max: 3}

/** Two or three active questions for each type of interest, or none at all: a profile needs all six. */
export function questionFindings(content: ContentIndex): ContentFinding[] {
  const active = content
    .all('assessmentQuestion')
    .filter(({kind, active}) => kind === 'interest' && active === true)
  const [first] = active
  if (first === undefined) return []
  return interestTypes.flatMap(({value, title}): ContentFinding[] => {
    const own = active.filter(({interestType}) => interestType === value)
    if (own.length >= perInterestType.min && own.length <= perInterestType.max) return []
    return [
      {
        documentId: (own[0] ?? first)._id,
        rule: 'questions-per-interest',
        level: 'error',
        path: ['interestType'],
        message: `There are ${own.length} active questions for the interest “${title}”. Have two or three for each of the six types, or switch all of them off.`,
      },
    ]
  })
}
