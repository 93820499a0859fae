import type {CareerCard} from './careerIndex.ts'
import {searchPage} from './searchPage.ts'
import type {Site} from './site.ts'

/** What helps somebody whose page is not there. */
export interface NotFoundPage {
  careers: CareerCard[]
  /** Every page that an address may have meant. */
  addresses: {href: string; title: string}[]
}

export function notFoundPage(site: Site): NotFoundPage {
  return {
    careers: site.home.featuredCareers,
    addresses: searchPage(site).groups.flatMap(({pages}) => pages),
  }
}
