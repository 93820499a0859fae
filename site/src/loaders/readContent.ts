import {isDeepStrictEqual} from 'node:util'
import {byOrderThenReadiness} from '@crosswalk/schemas/rules/readiness'
import {SiteError} from '../content/errors.ts'
import {isRecord} from '../content/normalise.ts'
import {Report, type ReportLine} from '../content/report.ts'
import {shareEqual} from '../content/shareEqual.ts'
import {type Background, background} from './background.ts'
import {type Advantage, advantage, type SkillResource, skillResource} from './buildingBlocks.ts'
import {type Career, career} from './careerPage.ts'
import {type Category, category} from './category.ts'
import type {PageContext} from './context.ts'
import type {DocumentKind, FetchedContent} from './fetchedContent.ts'
import {Extracts} from './kept.ts'
import {type KeptContent, nothingKept, readKept} from './keptContent.ts'
import type {KeptRows, PageKind} from './keptRows.ts'
import {addressBook, hrefsById, noPages, type Pages, PagesIn, pagesIn} from './pageAddresses.ts'
import {type PathAdvantage, type PathPage, pathPage} from './pathPage.ts'
import {type Person, person} from './person.ts'
import {type ProsePage, prosePage} from './prosePage.ts'
import {type Addresses, type ReadingContext, Readings, type Rows} from './readings.ts'
import type {Roadmap} from './roadmap.ts'
import {type RoadmapPage, roadmapPage} from './roadmapPage.ts'
import {readScoring, type Scoring} from './scoring.ts'
import {type Skill, skill} from './skill.ts'
import {Reordered, Sorted} from './sorted.ts'

/** Everything readable, each from its own document and what that refers to; nothing joined yet. */
export interface ReadContent {
  careers: readonly Career[]
  /** Also those that no path leaves, which have no page. */
  backgrounds: readonly Background[]
  /** In the order of the editors, then the readiest first. */
  paths: readonly PathPage[]
  /** The same in the order of their ids. */
  pathsById: readonly PathPage[]
  roadmaps: readonly RoadmapPage[]
  skills: readonly Skill[]
  advantages: readonly Advantage[]
  resources: readonly SkillResource[]
  categories: readonly Category[]
  people: readonly Person[]
  prosePages: readonly ProsePage[]
  /** How the assessment scores, if its settings can be read. */
  scoring: Scoring | null
}

/** What a reading gives. */
export interface ReadResult {
  read: ReadContent
  kept: KeptContent
  /** Ids of the documents that cannot be shown as they are. */
  withheld: Readonly<Record<PageKind, readonly string[]>>
  context: PageContext
}

/** What decides pages beside content. */
export type PageSurroundings = Omit<PageContext, 'report' | keyof Addresses>

/** The rows of every query about many documents, and the unchecked answers of the others. */
export interface ContentRows {
  rows: Record<DocumentKind, Rows>
  scoring: unknown
  kept: KeptRows
}

/**
 * Reads documents, and when content changes only those that say something else by it.
 *
 * Pages link to each other, and a document that cannot be read has no page to link to. So each
 * document is read with the addresses known so far, and again if they turn out otherwise. What a
 * document can be read for never depends on an address but that of a path on its target, so this
 * comes to an end, and the result does not depend on what was read before.
 */
export class ContentReader {
  readonly #surroundings: PageSurroundings
  readonly #readings = {
    careers: new Readings<Career>(career, {hasPages: true}),
    backgrounds: new Readings<Background>(background, {hasPages: true}),
    paths: new Readings<PathPage>(
      (document, context) =>
        this.#withSharedParts(pathPage(document, context, {get: context.targetHrefOf})),
      {hasPages: true},
    ),
    roadmaps: new Readings<RoadmapPage>(
      (document, context) => this.#withSharedPlan(roadmapPage(document, context)),
      {hasPages: true},
    ),
    skills: new Readings<Skill>(skill, {hasPages: true}),
    advantages: new Readings<Advantage>(advantage, {hasPages: false}),
    resources: new Readings<SkillResource>(skillResource, {hasPages: false}),
    categories: new Readings<Category>(category, {hasPages: true}),
    people: new Readings<Person>(person, {hasPages: true}),
    prosePages: new Readings<ProsePage>(
      (document, context) => prosePage(document, context, this.#scoring),
      {hasPages: true},
    ),
  } satisfies Record<DocumentKind, unknown>
  #addresses: Addresses = addressBook(noPages)
  #pages = noPages
  /** Last read for a path, by their ids. */
  readonly #roadmaps = new Map<string, Roadmap>()
  readonly #advantages = new Map<string, PathAdvantage>()
  readonly #pagesIn = new PagesIn()
  readonly #ranking = new PathRanking()
  /** Pages that turned out to be those that documents were read with. */
  #settled: Pages | undefined
  #scoring: Scoring | null = null

  constructor(surroundings: PageSurroundings) {
    this.#surroundings = surroundings
  }

  /** Takes note that a row came, went, or is another one. */
  forget(kind: DocumentKind, id: string): void {
    this.#readings[kind].forget(id)
  }

  /** A path whose target is withheld is withheld with it. */
  read(content: ContentRows): ReadResult {
    if (this.#pages === noPages) this.#readAllButPaths(content)
    for (;;) {
      const {read, results, lines} = this.#readWith(content)
      const context = {...this.#surroundings, ...this.#addresses}
      const kept = readKept(content.kept, {results, readers: this.#readings, context})
      const pages = this.#pagesIn.of(read, kept)
      if (pages === this.#settled || isDeepStrictEqual(pages, this.#pages)) {
        this.#settled = pages
        const report = new Report()
        for (const line of lines) report.add(withKeptHref(line, kept))
        const withheld = mapValues(results, (result) => result.withheld)
        return {read, kept, withheld, context: {...context, report}}
      }
      this.#move({...pages, targets: this.#pages.targets})
    }
  }

  /**
   * Paths are most of all there is and ask for pages of every other kind, so those are read before
   * them: each path is read once then, and not with and without the addresses of the others.
   */
  #readAllButPaths(content: ContentRows): void {
    const {read} = this.#readWith({...content, rows: {...content.rows, paths: noRows}})
    const {targets, hrefs} = pagesIn(read, nothingKept)
    // A path will leave most of them.
    const originHrefs = hrefsById(read.backgrounds)
    this.#move({targets, hrefs: new Map([...originHrefs, ...hrefs]), originHrefs})
  }

  #readWith({rows, scoring}: ContentRows) {
    const readings = this.#readings
    const context = (): Omit<ReadingContext, 'report'> => ({
      ...this.#surroundings,
      ...this.#addresses,
    })
    const careers = readings.careers.read(rows.careers, context())
    const targets = new Map(careers.said.map(({id, href}) => [id, href]))
    if (!isDeepStrictEqual(targets, this.#pages.targets)) this.#move({...this.#pages, targets})

    const report = new Report()
    const scored = readScoring(scoring, {...context(), report})
    if (!isDeepStrictEqual(scored, this.#scoring)) {
      this.#scoring = scored
      for (const id of rows.prosePages.ids()) readings.prosePages.forget(id)
    }
    const results = {
      careers,
      backgrounds: readings.backgrounds.read(rows.backgrounds, context()),
      paths: readings.paths.read(rows.paths, context()),
      roadmaps: readings.roadmaps.read(rows.roadmaps, context()),
      skills: readings.skills.read(rows.skills, context()),
      advantages: readings.advantages.read(rows.advantages, context()),
      resources: readings.resources.read(rows.resources, context()),
      categories: readings.categories.read(rows.categories, context()),
      people: readings.people.read(rows.people, context()),
      prosePages: readings.prosePages.read(rows.prosePages, context()),
    }
    const {backgrounds, paths, roadmaps, skills, advantages, resources, categories} = results
    const read: ReadContent = {
      careers: careers.said,
      backgrounds: backgrounds.said,
      paths: this.#ranking.of(paths.said),
      pathsById: paths.said,
      roadmaps: roadmaps.said,
      skills: skills.said,
      advantages: advantages.said,
      resources: resources.said,
      categories: categories.said,
      people: results.people.said,
      prosePages: results.prosePages.said,
      scoring: this.#scoring,
    }
    const [first, ...others] = Object.values(results).map(({lines}) => lines)
    return {read, results, lines: [...(first ?? []), ...report.lines, ...others.flat()]}
  }

  /** A roadmap or an advantage is read for each path that it serves, and is held in memory once. */
  #withSharedParts(path: PathPage): PathPage {
    path.roadmap = shared(this.#roadmaps, path.roadmap)
    path.advantages = path.advantages.map((advantage) => shared(this.#advantages, advantage))
    return path
  }

  #withSharedPlan(page: RoadmapPage): RoadmapPage {
    page.roadmap = shared(this.#roadmaps, page.roadmap)
    return page
  }

  #move(pages: Pages): void {
    this.#settled = undefined
    this.#pages = pages
    this.#addresses = addressBook(pages)
    for (const readings of Object.values(this.#readings)) readings.forgetOutdated(this.#addresses)
  }
}

/** Reads all content at once. */
export function readContent(
  content: FetchedContent,
  {kept, ...surroundings}: PageSurroundings & {kept: KeptRows},
): ReadResult {
  const rows = {
    careers: rowsOf(content.careers),
    backgrounds: rowsOf(content.backgrounds),
    paths: rowsOf(content.paths),
    roadmaps: rowsOf(content.roadmaps),
    skills: rowsOf(content.skills),
    advantages: rowsOf(content.advantages),
    resources: rowsOf(content.resources),
    categories: rowsOf(content.categories),
    people: rowsOf(content.people),
    prosePages: rowsOf(content.prosePages),
  }
  return new ContentReader(surroundings).read({rows, scoring: content.scoring, kept})
}

const noRows: Rows = {
  ids: () => [],
  row: (id) => {
    throw new Error(`There is no row "${id}".`)
  },
}

function rowsOf(fetched: unknown): Rows {
  if (!Array.isArray(fetched)) {
    throw new SiteError(
      'contentRefused',
      'A list of documents was asked for and something else came.',
    )
  }
  const rows = new Map(fetched.map((row: unknown) => [String(isRecord(row) ? row._id : row), row]))
  const ids = [...rows.keys()]
  return {ids: () => ids, row: (id) => rows.get(id)}
}

/** The order of paths, in which only those are moved that rank otherwise. */
class PathRanking {
  readonly #ranks = new Extracts(({id, order, gap}: PathPage) => {
    return {_id: id, order, readiness: gap.readiness}
  })
  readonly #sorted = new Sorted(byOrderThenReadiness)
  readonly #paths = new Reordered<PathPage>()

  of(paths: readonly PathPage[]): readonly PathPage[] {
    return this.#paths.of(paths, this.#sorted.of(this.#ranks.of(paths)).order)
  }
}

/** What was read before, if it says the same. */
function shared<Part extends {id: string}>(known: Map<string, Part>, part: Part): Part {
  const found = shareEqual(known.get(part.id), part)
  known.set(part.id, found)
  return found
}

function withKeptHref(line: ReportLine, kept: KeptContent): ReportLine {
  if (line.effect !== 'withheld') return line
  const {careers, ...others} = kept
  const pages: readonly {id: string; href: string}[] = [careers, ...Object.values(others)].flat()
  const page = pages.find(({id}) => id === line.documentId)
  return page === undefined ? line : {...line, keptHref: page.href}
}

function mapValues<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  map: (value: From) => To,
): Record<Key, To> {
  const entries = Object.entries<From>(record).map(([key, value]) => [key, map(value)])
  return Object.fromEntries(entries) as Record<Key, To> // The keys are those of the record.
}
