import type {CareerCard} from './careerIndex.ts'

/** What helps somebody whose page is not there. */
export interface NotFoundPage {
  careers: CareerCard[]
}
