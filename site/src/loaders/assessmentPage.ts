import type {Prose} from '../prose/prose.ts'
import type {PackFile} from './assessmentPack.ts'
import type {Career, RequiredSkill} from './careerPage.ts'
import type {PathOrigin} from './homePage.ts'
import {MOST_LISTED} from './longLists.ts'

/**
 * The assessment: what its questions are made from, and the same on paper, where each background
 * leads with a table per career to rate oneself in.
 */
export interface AssessmentPage {
  /** `null` if the assessment cannot be offered; the sheets on paper remain. */
  pack: {href: string; hash: string; sizeBytes: number; titlesHref: string} | null
  /** In the editors' words; may be empty. */
  introduction: Prose
  /** Where to ask for a path that is missing, an http, https or mailto address; `null` for nowhere. */
  requestHref: string | null
  backgrounds: (Pick<PathOrigin, 'id' | 'title' | 'href'> & {
    /** Empty where there are too many to be listed, which the background's page does. */
    paths: {href: string; title: string}[]
    pathCount: number
  })[]
  careers: {id: string; slug: string; href: string; title: string; skills: RequiredSkill[]}[]
}

export function assessmentPage(
  careers: readonly Career[],
  origins: readonly PathOrigin[],
  {
    packFile,
    ...given
  }: Pick<AssessmentPage, 'introduction' | 'requestHref'> & {packFile: PackFile | null},
): AssessmentPage {
  return {
    pack: packFile && fileFacts(packFile),
    ...given,
    backgrounds: backgroundsOf(origins),
    careers: careers.map(({id, slug, href, title, skills}) => ({id, slug, href, title, skills})),
  }
}

function backgroundsOf(origins: readonly PathOrigin[]): AssessmentPage['backgrounds'] {
  const isLong = origins.reduce((sum, {paths}) => sum + paths.length, 0) > MOST_LISTED
  return origins.map(({id, title, href, paths}) => ({
    ...{id, title, href},
    paths:
      isLong && href !== null ? [] : paths.map((path) => ({href: path.href, title: path.title})),
    pathCount: paths.length,
  }))
}

function fileFacts({href, hash, sizeBytes, titles}: PackFile): AssessmentPage['pack'] {
  return {href, hash, sizeBytes, titlesHref: titles.href}
}
