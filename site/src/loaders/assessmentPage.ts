import type {BackgroundPage} from './backgroundPages.ts'
import type {CareerPage, RequiredSkill} from './careerPage.ts'
import {type PathOrigin, pathOrigins} from './homePage.ts'
import type {PathLine} from './pathCard.ts'

/** The assessment on paper: where each background leads, and a table per career to rate oneself in. */
export interface AssessmentPage {
  backgrounds: PathOrigin[]
  careers: {id: string; slug: string; href: string; title: string; skills: RequiredSkill[]}[]
}

export function assessmentPage(
  careers: readonly CareerPage[],
  paths: readonly PathLine[],
  backgrounds: readonly BackgroundPage[],
): AssessmentPage {
  return {
    backgrounds: pathOrigins(paths, backgrounds),
    careers: careers.map(({id, slug, href, title, skills}) => ({id, slug, href, title, skills})),
  }
}
