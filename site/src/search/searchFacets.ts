/** Where the search index lies, below the site's own folder. */
export const INDEX_FOLDER = 'pagefind/'

/** What kind of page a search result is. */
export type PageType =
  | 'Career'
  | 'Path'
  | 'Roadmap'
  | 'Skill'
  | 'Background'
  | 'Category'
  | 'Person'
  | 'List'
  | 'Page'

/** What searches of a page can be narrowed by. */
export interface SearchFacets {
  type: PageType
  /** Titles of the careers that readers of the page come from. */
  backgrounds?: readonly string[]
  /** Titles of the careers that they go to. */
  targets?: readonly string[]
  /** Of each path that the page is about. */
  months?: readonly number[]
  /** What else people call the subject; found, but not shown. */
  otherNames?: readonly string[]
}

/** Labels of the months that paths take, the shortest first. */
export const durations = ['Up to 6 months', '7 to 12 months', 'More than a year'] as const

export function durationOf(months: number): (typeof durations)[number] {
  if (months <= 6) return durations[0]
  return months <= 12 ? durations[1] : durations[2]
}
