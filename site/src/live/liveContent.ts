import {type DocumentKind, documentQueries, furtherQueries} from '../loaders/fetchedContent.ts'
import {ContentReader, type PageSurroundings} from '../loaders/readContent.ts'
import {RouteMemory} from '../loaders/routeCards.ts'
import {joinSite, type Site} from '../loaders/site.ts'
import {compileQuery, type Document} from './compileQuery.ts'
import {DocumentList} from './documentList.ts'

const kinds = Object.keys(documentQueries).filter((name) => name !== 'redirects') as DocumentKind[] // Object.keys forgets the type.

export interface DocumentChange {
  id: string
  /** `undefined` if it is gone. */
  document: Document | undefined
}

/**
 * All published documents, and the page data that follows from them.
 *
 * Each row of each query remembers which documents were looked at for it. A change costs the rows
 * that looked at what changed; everything else is as it was, down to the same objects.
 */
export class LiveContent {
  /** Revisions of all documents by id. */
  readonly revisions = new Map<string, string>()
  readonly #documents = new Map<string, Document>()
  readonly #lists: Record<DocumentKind | 'redirects', DocumentList>
  readonly #further: Record<
    keyof typeof furtherQueries,
    {lists: DocumentList[]; answer: () => unknown}
  >
  readonly #reader: ContentReader
  readonly #routeMemory = new RouteMemory()
  readonly #siteUrl: string

  constructor({siteUrl, ...surroundings}: PageSurroundings & {siteUrl: string}) {
    this.#siteUrl = siteUrl
    this.#reader = new ContentReader(surroundings)
    const find = (id: string) => this.#documents.get(id)
    this.#lists = mapValues(documentQueries, (query) => {
      const [list] = compileQuery(query).lists
      if (list === undefined) throw new TypeError('A query about documents has no list.')
      return new DocumentList(list, find)
    })
    this.#further = mapValues(furtherQueries, (query) => {
      const compiled = compileQuery(query)
      const lists = compiled.lists.map((list) => new DocumentList(list, find))
      return {lists, answer: () => compiled.answer(lists.map((list) => list.rows()))}
    })
  }

  /**
   * Puts documents in the place of those with their ids.
   *
   * @returns the changes that undo these
   */
  apply(changes: readonly DocumentChange[]): DocumentChange[] {
    const before = changes.map(({id}) => ({id, document: this.#documents.get(id)}))
    for (const {id, document} of changes) {
      if (document === undefined) {
        this.#documents.delete(id)
        this.revisions.delete(id)
      } else {
        this.#documents.set(id, document)
        this.revisions.set(id, document._rev)
      }
    }
    for (const [index, {id, document}] of changes.entries()) {
      const old = before[index]?.document
      this.#lists.redirects.change(id, old, document)
      for (const {lists} of Object.values(this.#further)) {
        for (const list of lists) list.change(id, old, document)
      }
      for (const kind of kinds) {
        const touched = this.#lists[kind].change(id, old, document)
        for (const row of touched) this.#reader.forget(kind, row)
      }
    }
    return before
  }

  /** The data of all pages; parts that no change touched are the objects they were. */
  site(): Site {
    const {read, context} = this.#reader.read({
      rows: this.#lists,
      scoring: this.#further.scoring.answer(),
    })
    return joinSite(
      {
        frame: this.#further.frame.answer(),
        assessment: this.#further.assessment.answer(),
        redirects: this.#lists.redirects.rows(),
      },
      {read, context, siteUrl: this.#siteUrl, routeMemory: this.#routeMemory},
    )
  }
}

function mapValues<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  map: (value: From) => To,
): Record<Key, To> {
  const entries = Object.entries<From>(record).map(([key, value]) => [key, map(value)])
  return Object.fromEntries(entries) as Record<Key, To> // The keys are those of the record.
}
