import type {Template} from '../sample/templates.ts'

export interface View {
  /** CSS pixels. */
  width: number
  colorScheme: 'light' | 'dark'
}

/** One screen of a page, from its top or from a section on. */
export interface Screen extends View {
  template: Template
  /** CSS pixels; the whole page if it is not given. */
  height?: number
  /** Id of the section to begin at. */
  section?: string
}

export const views: readonly View[] = [390, 820, 1440].flatMap((width) => [
  {width, colorScheme: 'light'},
  {width, colorScheme: 'dark'},
])

/** The pictures of the README: what a reader meets on the way from a search result to a plan. */
export const docsViews: readonly (Screen & {name: string})[] = [
  {name: 'home', template: 'home', width: 1440, height: 1000, colorScheme: 'light'},
  {name: 'career', template: 'career', width: 1440, height: 1000, colorScheme: 'light'},
  {name: 'path', template: 'path', width: 1440, height: 1000, colorScheme: 'dark'},
  {
    name: 'skill-gap',
    template: 'path',
    section: 'gap',
    width: 1440,
    height: 1000,
    colorScheme: 'light',
  },
  {
    name: 'roadmap',
    template: 'path',
    section: 'roadmap',
    width: 1440,
    height: 1000,
    colorScheme: 'light',
  },
  {name: 'compare', template: 'compare', width: 1440, height: 1000, colorScheme: 'dark'},
]
