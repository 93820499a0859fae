import {fixedHrefs} from '@crosswalk/schemas/hrefs'

export interface Crumb {
  label: string
  /** Pathname. */
  href: string
}

export const homeCrumb: Crumb = {label: 'Home', href: fixedHrefs.home}
export const careersCrumb: Crumb = {label: 'Careers', href: fixedHrefs.careers}
export const backgroundsCrumb: Crumb = {label: 'Backgrounds', href: fixedHrefs.backgrounds}
export const roadmapsCrumb: Crumb = {label: 'Learning plans', href: fixedHrefs.roadmaps}
export const skillsCrumb: Crumb = {label: 'Skills', href: fixedHrefs.skills}
export const categoriesCrumb: Crumb = {label: 'Fields of work', href: fixedHrefs.categories}
export const peopleCrumb: Crumb = {label: 'People', href: fixedHrefs.people}
