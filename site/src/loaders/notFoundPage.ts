import type {CareerCard} from './careerIndex.ts'
import type {SearchPage} from './searchPage.ts'

/** What helps somebody whose page is not there. */
export interface NotFoundPage {
  careers: CareerCard[]
  /** Every page that an address may have meant. */
  addresses: {href: string; title: string}[]
}

export function notFoundPage(
  featuredCareers: readonly CareerCard[],
  {groups}: SearchPage,
): NotFoundPage {
  return {careers: [...featuredCareers], addresses: groups.flatMap(({pages}) => pages)}
}
