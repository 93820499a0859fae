import type {CareerPage, RequiredSkill} from './careerPage.ts'
import {type Background, backgroundsOf} from './homePage.ts'
import type {PathCard} from './pathCard.ts'

/** The assessment on paper: where each background leads, and a table per career to rate oneself in. */
export interface AssessmentPage {
  backgrounds: Background[]
  careers: {id: string; slug: string; href: string; title: string; skills: RequiredSkill[]}[]
}

export function assessmentPage(
  careers: readonly CareerPage[],
  paths: readonly PathCard[],
): AssessmentPage {
  return {
    backgrounds: backgroundsOf(paths),
    careers: careers.map(({id, slug, href, title, skills}) => ({id, slug, href, title, skills})),
  }
}
