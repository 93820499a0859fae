import type {CareerPage} from '../loaders/careerPage.ts'
import type {PathPage} from '../loaders/pathPage.ts'
import {countOf} from '../templates/words.ts'
import {isDrawable, type SocialCard} from './cardLayout.ts'

export function careerCard(page: CareerPage, siteName: string): SocialCard {
  return {title: page.heading, note: careerNote(page), siteName, months: null}
}

export function pathCard(page: PathPage, siteName: string): SocialCard {
  const {title, months, weeklyHours} = page
  const note = `${countOf(months, 'month')} at ${countOf(weeklyHours, 'hour')} a week`
  return {title, note, siteName, months}
}

function careerNote({paths}: CareerPage): string {
  if (paths.length === 0) return 'What the work asks for, skill by skill'
  const shortest = Math.min(...paths.map((path) => path.months))
  return `${countOf(paths.length, 'transition path')}, from ${countOf(shortest, 'month')}`
}

/** Where the picture of a page lies, and what it says. */
export interface PageImage {
  /** Pathname. */
  href: string
  alt: string
}

/**
 * @param href - of the page that the card is about
 * @returns undefined for a title in letters that the font does not have
 */
export function pageImage(href: string, card: SocialCard): PageImage | undefined {
  if (!isDrawable(card)) return undefined
  const {title, note} = card
  return {href: `/social${href.replace(/\/$/, '')}.png`, alt: `${title}. ${note}.`}
}
