import type {Background} from './background.ts'
import {type KeptRows, type PageKind, pageKinds} from './keptRows.ts'
import type {PathPage} from './pathPage.ts'
import type {ReadContent} from './readContent.ts'
import type {ReadingContext, Said} from './readings.ts'

/** Withheld documents as they could last be shown; no list names them. */
export type KeptContent = Pick<ReadContent, PageKind>

export const nothingKept: KeptContent = {
  careers: [],
  backgrounds: [],
  paths: [],
  roadmaps: [],
  skills: [],
  categories: [],
  people: [],
  prosePages: [],
}

type Reader<D> = {readOld(row: unknown, context: Omit<ReadingContext, 'report'>): D | undefined}
type Page = {id: string; href: string}

/**
 * Reads what is kept of the documents that are withheld.
 *
 * Nothing is kept of a path whose target has no page any more, nor of what the present code cannot
 * read, nor where another document has taken the address.
 */
export function readKept(
  rows: KeptRows,
  {
    results,
    readers,
    context,
  }: {
    results: {[Kind in PageKind]: Said<ReadContent[Kind][number]>}
    readers: {[Kind in PageKind]: Reader<ReadContent[Kind][number]>}
    context: Omit<ReadingContext, 'report'>
  },
): KeptContent {
  if (Object.keys(rows).length === 0) return nothingKept
  const taken = new Set(pageKinds.flatMap((kind) => results[kind].said.map(({href}) => href)))
  const read = <Kind extends PageKind>(
    kind: Kind,
    surroundings: typeof context,
  ): ReadContent[Kind] => {
    const kept: Page[] = results[kind].withheld.flatMap((id) => {
      const row = rows[kind]?.[id]
      const said: Page | undefined =
        row === undefined ? undefined : readers[kind].readOld(row, surroundings)
      if (said === undefined || taken.has(said.href)) return []
      taken.add(said.href)
      return [said]
    })
    return kept as readonly Page[] as ReadContent[Kind] // Read by the reader of that kind.
  }
  const careers = read('careers', context)
  const targets = new Map(careers.map(({id, href}) => [id, href]))
  const around = {
    ...context,
    targetHrefOf: (id: string) => context.targetHrefOf(id) ?? targets.get(id),
  }
  return {
    careers,
    backgrounds: read('backgrounds', around),
    paths: read('paths', around),
    roadmaps: read('roadmaps', around),
    skills: read('skills', around),
    categories: read('categories', around),
    people: read('people', around),
    prosePages: read('prosePages', around),
  }
}

/** Backgrounds whose page is there for the sake of kept paths, or is kept itself. */
export function keptOrigins(
  read: {backgrounds: readonly Background[]; paths: readonly PathPage[]},
  kept: Pick<KeptContent, 'backgrounds' | 'paths'>,
): Background[] {
  const left = new Set(read.paths.map((path) => path.background.id))
  const leftByKept = new Set(kept.paths.map((path) => path.background.id))
  return [
    ...kept.backgrounds.filter(({id}) => left.has(id) || leftByKept.has(id)),
    ...read.backgrounds.filter(({id}) => !left.has(id) && leftByKept.has(id)),
  ]
}

/** The rows to keep from now on: of what is withheld, as it was. */
export function keptAfter(
  rows: KeptRows,
  withheld: Readonly<Record<PageKind, readonly string[]>>,
  rowBefore: (kind: PageKind, id: string) => unknown,
): KeptRows {
  const next = pageKinds.flatMap((kind) => {
    const entries = withheld[kind].flatMap((id) => {
      const row = rows[kind]?.[id] ?? rowBefore(kind, id)
      return row === undefined ? [] : [[id, row] as const]
    })
    return entries.length === 0 ? [] : [[kind, Object.fromEntries(entries)] as const]
  })
  return Object.fromEntries(next)
}
