import {type DocumentKind, documentQueries, furtherQueries} from '../loaders/fetchedContent.ts'
import {Kept} from '../loaders/kept.ts'
import {keptAfter} from '../loaders/keptContent.ts'
import {type KeptRows, type PageKind, pageKinds} from '../loaders/keptRows.ts'
import {ContentReader, type PageSurroundings, type ReadResult} from '../loaders/readContent.ts'
import {type Site, SiteJoin} from '../loaders/site.ts'
import {compileQuery, type Document} from './compileQuery.ts'
import {DocumentList} from './documentList.ts'
import {Documents} from './documents.ts'
import {RevisionsDigest} from './revisionsDigest.ts'

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
  readonly #digest = new RevisionsDigest()
  readonly #documents = new Documents()
  readonly #lists: Record<DocumentKind | 'redirects', DocumentList>
  readonly #further: Record<
    keyof typeof furtherQueries,
    {lists: DocumentList[]; answer: () => unknown}
  >
  readonly #reader: ContentReader
  readonly #join: SiteJoin
  #kept: KeptRows = {}
  /** Documents as they were when the data of the pages was last asked for, by id. */
  #before = new Map<string, Document | undefined>()
  #withheldBefore: ReadResult['withheld'] | undefined

  /** @param shown - what pages say of a document, if that is not the document itself */
  constructor(
    {siteUrl, ...surroundings}: PageSurroundings & {siteUrl: string},
    shown?: (document: Document) => Document,
  ) {
    this.#join = new SiteJoin(siteUrl)
    this.#reader = new ContentReader(surroundings)
    const find = (id: string) => this.#documents.get(id)
    this.#lists = mapValues(documentQueries, (query) => {
      const [list] = compileQuery(query).lists
      if (list === undefined) throw new TypeError('A query about documents has no list.')
      return new DocumentList(list, find, shown)
    })
    this.#further = mapValues(furtherQueries, (query) => {
      const compiled = compileQuery(query)
      const lists = compiled.lists.map((list) => new DocumentList(list, find, shown))
      const answer = new Kept<unknown>()
      return {
        lists,
        answer: () => {
          const rows = lists.map((list) => list.rows())
          return answer.of(rows, () => compiled.answer(rows))
        },
      }
    })
  }

  /**
   * Puts documents in the place of those with their ids.
   *
   * @returns the changes that undo these
   */
  apply(changes: readonly DocumentChange[]): DocumentChange[] {
    const before = changes.map(({id}) => ({id, document: this.#documents.get(id)}))
    for (const {id, document} of before) {
      if (!this.#before.has(id)) this.#before.set(id, document)
    }
    this.#replace(changes)
    return before
  }

  #replace(changes: readonly DocumentChange[]): void {
    for (const {id, document} of changes) this.#put(id, document)
    for (const {id, document} of changes) {
      this.#lists.redirects.change(id, document)
      for (const {lists} of Object.values(this.#further)) {
        for (const list of lists) list.change(id, document)
      }
      for (const kind of kinds) {
        const touched = this.#lists[kind].change(id, document)
        for (const row of touched) this.#reader.forget(kind, row)
      }
    }
  }

  documents(): Iterable<Document> {
    return this.#documents.values()
  }

  /** One of a type, if there is any. */
  some(type: string): Document | undefined {
    for (const document of this.#documents.values()) if (document._type === type) return document
    return undefined
  }

  find(id: string): Document | undefined {
    return this.#documents.get(id)
  }

  /** What the withheld documents were when they could last be shown. */
  get kept(): KeptRows {
    return this.#kept
  }

  /** Takes the documents as they are for those of the pages that were last good. */
  begin(kept: KeptRows): void {
    this.#kept = kept
    this.#before.clear()
    this.#withheldBefore = undefined
  }

  /** Runs something that changes documents and changes them back, and is nothing to remember. */
  async aside<Result>(action: () => Promise<Result>): Promise<Result> {
    const [kept, before, withheld] = [this.#kept, this.#before, this.#withheldBefore]
    this.#before = new Map()
    try {
      return await action()
    } finally {
      this.#kept = kept
      this.#before = before
      this.#withheldBefore = withheld
    }
  }

  /** Of the ids and revisions of all documents. */
  revisionsDigest(): string {
    return this.#digest.toString()
  }

  #put(id: string, document: Document | undefined): void {
    const revision = this.revisions.get(id)
    if (revision !== undefined) this.#digest.remove(id, revision)
    if (document === undefined) {
      this.#documents.delete(id)
      this.revisions.delete(id)
    } else {
      this.#documents.set(id, document)
      this.revisions.set(id, document._rev)
      this.#digest.add(id, document._rev)
    }
  }

  /** The data of all pages; parts that no change touched are the objects they were. */
  site(): Site {
    return this.#join.join(
      {
        frame: this.#further.frame.answer(),
        assessment: this.#further.assessment.answer(),
        redirects: this.#lists.redirects.rows(),
      },
      this.#readKeeping(),
    )
  }

  /** Reads, and keeps what documents were that cannot be shown any more. */
  #readKeeping(): ReadResult {
    const result = this.#read()
    const {withheld} = result
    const isNew = (kind: PageKind, id: string) =>
      this.#kept[kind]?.[id] === undefined && !this.#withheldBefore?.[kind].includes(id)
    const fresh = pageKinds.flatMap((kind) =>
      withheld[kind].filter((id) => isNew(kind, id)).map((id) => ({kind, id})),
    )
    const wasThere = [...this.#before.values()].some((document) => document !== undefined)
    const rows = fresh.length > 0 && wasThere ? this.#rowsBefore(fresh) : new Map<string, unknown>()
    this.#kept = keptAfter(this.#kept, withheld, (kind, id) => rows.get(`${kind} ${id}`))
    this.#before.clear()
    this.#withheldBefore = withheld
    return rows.size === 0 ? result : this.#read()
  }

  #read(): ReadResult {
    return this.#reader.read({
      rows: this.#lists,
      scoring: this.#further.scoring.answer(),
      kept: this.#kept,
    })
  }

  /** Rows as they were before the last changes, by kind and id; none for what was not there. */
  #rowsBefore(wanted: readonly {kind: PageKind; id: string}[]): Map<string, unknown> {
    const before = [...this.#before].map(([id, document]) => ({id, document}))
    const now = before.map(({id}) => ({id, document: this.#documents.get(id)}))
    this.#replace(before)
    const rows = wanted.flatMap(({kind, id}) => {
      const list = this.#lists[kind]
      return list.has(id) ? [[`${kind} ${id}`, list.row(id)] as const] : []
    })
    this.#replace(now)
    return new Map(rows)
  }
}

function mapValues<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  map: (value: From) => To,
): Record<Key, To> {
  const entries = Object.entries<From>(record).map(([key, value]) => [key, map(value)])
  return Object.fromEntries(entries) as Record<Key, To> // The keys are those of the record.
}
