import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import type {Assessment} from '@crosswalk/schemas/rules/assessment/result'
import {nameOf} from './resultWords.ts'

export interface PathRequest {
  href: string
  label: string
  /** What the link gives away. */
  tells: string
}

/**
 * Where to ask for a path that nobody has written.
 *
 * @param roleIds - the reader's own careers; may be empty
 * @param requestHref - an http, https or mailto address
 * @returns undefined if there is such a path, the reader is there already, or nobody is to be asked
 */
export function pathRequest(
  assessment: Assessment,
  pack: AssessmentPack,
  roleIds: readonly string[],
  requestHref: string | undefined,
): PathRequest | undefined {
  const {id} = assessment.career
  const isWritten = pack.paths.some(({from, to}) => to === id && roleIds.includes(from))
  if (requestHref === undefined || isWritten || roleIds.includes(id)) return undefined

  const role = pack.careers.find((career) => career.id === roleIds[0])
  const wanted = `${role ? `from ${role.title} ` : ''}to ${nameOf(assessment)}`
  if (!requestHref.startsWith('mailto:')) {
    const tells = 'It is another page; none of your answers goes with you.'
    return {href: requestHref, label: `Ask for a guide ${wanted}`, tells}
  }
  const url = new URL(requestHref)
  const subject = `subject=${encodeURIComponent(`A guide ${wanted}`)}`
  url.search = url.search === '' ? subject : `${url.search}&${subject}`
  const named = role ? 'these two careers' : 'this career'
  const tells = `The message that opens names ${named} and nothing else of your answers.`
  return {href: url.href, label: `Ask for a guide ${wanted}`, tells}
}
