import {repeatedKeys} from './keys.ts'
import {countBetween, wordsBetween} from './limits.ts'
import type {Prose} from './plainText.ts'
import {type CheckResult, type Finding, type ReferenceLike, resultOf} from './references.ts'
import {checkImportance} from './skillChecks.ts'

interface CareerLike {
  title?: string
  isTarget?: boolean
  isBackground?: boolean
  pageStatus?: string
  body?: Prose
  skills?: readonly {_key?: string; skill?: ReferenceLike; importance?: number}[]
  typicalSkills?: readonly unknown[]
  alternateTitles?: readonly string[]
}

const minBodyWords = 150

/** Errors that depend on more than one field: what a career promises by its flags. */
export function checkCareer(career: CareerLike | undefined): CheckResult {
  if (career === undefined) return true
  const findings: Finding[] = []
  const {isTarget = false, isBackground = false, pageStatus} = career
  if (!isTarget && !isBackground) {
    findings.push({
      message: 'Tick at least one: a career people move to, or a background people come from.',
      path: ['isTarget'],
    })
  }
  if (isTarget && pageStatus === 'stub') {
    findings.push({
      message:
        'A career people move to needs a full page. Set the page to “Full”, or untick target.',
      path: ['pageStatus'],
    })
  }
  if (isTarget) findings.push(...targetFindings(career))
  if (isBackground) {
    const enough = countBetween('typical skills', 6, 16)(career.typicalSkills ?? [])
    if (enough !== true) findings.push({message: enough, path: ['typicalSkills']})
  }
  return resultOf(findings)
}

function targetFindings({body, skills}: CareerLike): Finding[] {
  const findings: Finding[] = []
  const longEnough = wordsBetween('The text', minBodyWords, Number.POSITIVE_INFINITY)(body ?? [])
  if (longEnough !== true) findings.push({message: longEnough, path: ['body']})
  const enough = countBetween('skills', 8, 16)(skills ?? [])
  if (enough !== true) findings.push({message: enough, path: ['skills']})
  const told = checkImportance(skills)
  if (typeof told === 'string') findings.push({message: told, path: ['skills']})
  return findings
}

/** A title in the singular: readers meet it as “Become a …”. */
export function checkSingularTitle(title: string | undefined): true | string {
  const last = title?.trim().split(/\s+/).at(-1) ?? ''
  if (/(ss|us|is|sis|ics|ops)$/i.test(last) || !/[a-z]s$/.test(last)) return true
  return `“${title}” looks like a plural. Write the title of one person's job, for example “Product Manager”.`
}

export function checkSpecialisationKeys(
  specialisations: readonly {key?: string}[] | undefined,
): true | string {
  const [repeated] = repeatedKeys(specialisations)
  if (repeated === undefined) return true
  return `Two specialisations have the key “${repeated}”. Remove the copy and add it again to get a key of its own.`
}
