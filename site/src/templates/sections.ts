export interface Section {
  /** Fragment of the section on its page. */
  id: string
  label: string
}

/** A table of contents helps from this many sections on. */
const MIN_SECTIONS_FOR_TOC = 5

/** The sections that have something in them, in the order of the page. */
export function presentSections(sections: readonly (Section & {isPresent: boolean})[]): Section[] {
  return sections.filter((section) => section.isPresent).map(({id, label}) => ({id, label}))
}

export function needsToc(sections: readonly Section[]): boolean {
  return sections.length >= MIN_SECTIONS_FOR_TOC
}
