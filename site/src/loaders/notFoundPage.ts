import type {CareerCard} from './careerIndex.ts'
import {MOST_LISTED} from './longLists.ts'

/** What helps somebody whose page is not there. */
export interface NotFoundPage {
  careers: CareerCard[]
  /** Every page that an address may have meant; `null` if they are too many, and a file lists them. */
  addresses: readonly Address[] | null
}

interface Address {
  href: string
  title: string
}

export function notFoundPage(
  featuredCareers: readonly CareerCard[],
  addresses: readonly Address[],
): NotFoundPage {
  return {
    careers: [...featuredCareers],
    addresses: addresses.length > MOST_LISTED ? null : addresses,
  }
}
