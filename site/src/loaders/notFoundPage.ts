import type {CareerCard} from './careerIndex.ts'
import {MOST_LISTED} from './longLists.ts'
import type {Link} from './searchPage.ts'

/** What helps somebody whose page is not there. */
export interface NotFoundPage {
  careers: CareerCard[]
  /** Every page that an address may have meant; `null` if they are too many, and a file lists them. */
  addresses: readonly Link[] | null
}

export function notFoundPage(
  featuredCareers: readonly CareerCard[],
  addresses: readonly Link[],
): NotFoundPage {
  return {
    careers: [...featuredCareers],
    addresses: addresses.length > MOST_LISTED ? null : addresses,
  }
}
