import {fixedHrefs} from '@crosswalk/schemas/hrefs'
import {Extracts, Kept} from './kept.ts'
import {type KeptContent, keptOrigins} from './keptContent.ts'
import type {PathPage} from './pathPage.ts'
import type {ReadContent} from './readContent.ts'
import type {Addresses} from './readings.ts'

/** Where the pages are that documents have, by the id of the document. */
export interface Pages {
  targets: ReadonlyMap<string, string>
  hrefs: ReadonlyMap<string, string>
  originHrefs: ReadonlyMap<string, string>
}

export const noPages: Pages = {targets: new Map(), hrefs: new Map(), originHrefs: new Map()}

interface Place {
  id: string
  href: string
}

function placeOf({id, href}: Place): Place {
  return {id, href}
}

/** The pages, listed again only if a document has one more, one less or another. */
export class PagesIn {
  readonly #kinds = {
    careers: new Extracts<Place, Place>(placeOf),
    backgrounds: new Extracts<Place, Place>(placeOf),
    paths: new Extracts<Place, Place>(placeOf),
    roadmaps: new Extracts<Place, Place>(placeOf),
    skills: new Extracts<Place, Place>(placeOf),
    categories: new Extracts<Place, Place>(placeOf),
    people: new Extracts<Place, Place>(placeOf),
    prosePages: new Extracts<Place, Place>(placeOf),
  }
  readonly #left = new Extracts(({background}: PathPage) => background.id)
  readonly #pages = new Kept<Pages>()

  of(read: ReadContent, kept: KeptContent): Pages {
    const kinds = this.#kinds
    const places = {
      careers: kinds.careers.of(read.careers),
      backgrounds: kinds.backgrounds.of(read.backgrounds),
      paths: kinds.paths.of(read.paths),
      roadmaps: kinds.roadmaps.of(read.roadmaps),
      skills: kinds.skills.of(read.skills),
      categories: kinds.categories.of(read.categories),
      people: kinds.people.of(read.people),
      prosePages: kinds.prosePages.of(read.prosePages),
    }
    const left = this.#left.of(read.paths)
    const keptPlaces = JSON.stringify([
      ...Object.values(kept).map((pages: readonly Place[]) => pages.map(placeOf)),
      kept.paths.map(({background}) => background.id),
    ])
    return this.#pages.of([...Object.values(places), left, keptPlaces], () => pagesIn(read, kept))
  }
}

export function pagesIn(read: ReadContent, kept: KeptContent): Pages {
  const left = new Set(read.paths.map((path) => path.background.id))
  const origins = [...keptOrigins(read, kept), ...read.backgrounds.filter(({id}) => left.has(id))]
  const {careers, paths, roadmaps, skills, categories, people, prosePages} = read
  // Careers come last: one that is a destination too is known by that page.
  const known = [
    ...[...kept.paths, ...kept.roadmaps, ...kept.skills, ...kept.categories, ...kept.people],
    ...[...kept.prosePages, ...origins, ...paths, ...roadmaps, ...skills, ...categories],
    ...[...people, ...prosePages, ...kept.careers, ...careers],
  ]
  return {
    targets: hrefsById(careers),
    hrefs: hrefsById(known),
    originHrefs: hrefsById(origins),
  }
}

export function hrefsById(pages: readonly Place[]): Map<string, string> {
  return new Map(pages.map(({id, href}) => [id, href]))
}

export function addressBook({targets, hrefs, originHrefs}: Pages): Addresses {
  const pathnames = new Set<string>([
    ...Object.values(fixedHrefs),
    ...hrefs.values(),
    ...originHrefs.values(),
  ])
  return {
    hrefOf: (documentId) => hrefs.get(documentId),
    backgroundHrefOf: (careerId) => originHrefs.get(careerId),
    targetHrefOf: (careerId) => targets.get(careerId),
    hasPage: (pathname) => pathnames.has(pathname),
  }
}
