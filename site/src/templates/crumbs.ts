import {fixedHrefs} from '@crosswalk/schemas/hrefs'

export interface Crumb {
  label: string
  /** Pathname. */
  href: string
}

export const homeCrumb: Crumb = {label: 'Home', href: fixedHrefs.home}
export const careersCrumb: Crumb = {label: 'Careers', href: fixedHrefs.careers}
