import {connectContent, type FetchContent} from '../content/client.ts'
import {type Environment, readEnvironment} from '../content/environment.ts'
import {SiteError} from '../content/errors.ts'
import {isRecord} from '../content/normalise.ts'
import {compareText} from '../content/order.ts'
import {imageLocator} from '../content/picture.ts'
import {shareEqual} from '../content/shareEqual.ts'
import {type KeptRows, keptOver} from '../loaders/keptRows.ts'
import type {Site} from '../loaders/site.ts'
import type {Document} from './compileQuery.ts'
import {ContentMemory} from './contentMemory.ts'
import {type DocumentChange, LiveContent} from './liveContent.ts'

/** Documents fetched at once; some megabytes, which cost native memory several times over. */
const batchSize = 500
/** A dataset that changes faster than it can be read this often is waited for later. */
const mostCatchUps = 20

/** What changed, as far as somebody knows. */
export interface Hints {
  ids: readonly string[]
  transactionIds: readonly string[]
}

/**
 * The content as it was at one moment, and the page data that follows from it.
 *
 * It is fetched once. After that only what changed is, and nothing is answered from a mixture of
 * two moments.
 */
export class LiveSite {
  readonly #fetch: FetchContent
  readonly #environment: Environment
  readonly #readToken: string | undefined
  readonly #content: LiveContent
  readonly #memory: ContentMemory | undefined
  /** Ids of what is not in the memory as it is. */
  readonly #unsaved = new Set<string>()
  #site: Site | undefined
  /** Ends when the content is again what it is. */
  #imagining: Promise<unknown> | undefined

  /** @param variables - as for a build; `SITE_CONTENT_FILE` is where the content is remembered */
  constructor(variables: Record<string, string | undefined>, now: number) {
    const environment = readEnvironment(variables)
    this.#fetch = connectContent(environment)
    this.#environment = environment
    this.#readToken = variables.SANITY_API_READ_TOKEN || undefined
    const {siteUrl} = environment
    this.#content = new LiveContent({siteUrl, now, locateImage: imageLocator(environment)})
    const {projectId, dataset, apiHost} = environment
    const memoryFile = variables.SITE_CONTENT_FILE
    this.#memory = memoryFile
      ? new ContentMemory(memoryFile, `${apiHost ?? 'hosted'} ${projectId} ${dataset}`)
      : undefined
  }

  /**
   * Begins with the content that was seen last, as far as it is remembered.
   *
   * @param kept - of the release that is live; the memory may be older, or have lost its end
   */
  async recall(kept: KeptRows): Promise<void> {
    let remembered: KeptRows = {}
    for await (const record of this.#memory?.records() ?? []) {
      remembered = record.kept
      this.#content.apply([
        ...record.documents.map((document) => ({id: document._id, document})),
        ...record.gone.map((id) => ({id, document: undefined})),
      ])
    }
    this.#content.begin(keptOver(remembered, kept))
  }

  /** Remembers what is shown. */
  async remember(): Promise<void> {
    while (this.#imagining) await this.#imagining
    if (this.#unsaved.size === 0) return
    const ids = [...this.#unsaved]
    this.#unsaved.clear()
    const {kept} = this.#content
    await this.#memory?.write(
      () => ({
        documents: ids.flatMap((id) => this.#content.find(id) ?? []),
        gone: ids.filter((id) => this.#content.find(id) === undefined),
        kept,
      }),
      () => ({documents: this.#content.documents(), kept}),
    )
  }

  /** What the withheld documents were when they could last be shown. */
  kept(): KeptRows {
    return this.#content.kept
  }

  /** The data of all pages, as of the last change. */
  current(): Site {
    if (this.#site === undefined) throw new Error('the content is not loaded')
    return this.#site
  }

  /** Of the ids and revisions of the documents that are shown. */
  revisionsDigest(): string {
    return this.#content.revisionsDigest()
  }

  /** Fetches whatever is not known, or known otherwise. */
  async catchUp(): Promise<void> {
    for (let round = 0; round < mostCatchUps; round += 1) {
      const rows = await this.#fetch('*{_id, _rev}')
      const changes: DocumentChange[] = []
      for await (const batch of this.#changesTo(parseRevisions(rows))) {
        if (this.#site) changes.push(...batch)
        // Where nothing is shown yet, nobody sees half of the content, which takes less memory there.
        else this.#take(batch)
      }
      if (changes.length === 0 && this.#site) return
      this.#apply(changes)
    }
    throw new SiteError(
      'contentUnreachable',
      'The content changed faster than it could be read. Wait for the import or script that writes to it, and publish again.',
    )
  }

  /**
   * Fetches what is said to have changed, and whatever else changed in the same transactions.
   *
   * What they deleted no longer tells its transaction; that something is missing shows in how many
   * documents there are. Nothing shows where as many came by other transactions at that moment:
   * then what was deleted stays until somebody names it.
   */
  async follow({ids, transactionIds}: Hints): Promise<void> {
    const {documents, count} = parseFollowed(
      await this.#fetch(
        '{"documents": *[_id in $ids || _rev in $transactionIds], "count": count(*)}',
        {ids, transactionIds},
      ),
    )
    const {revisions} = this.#content
    const found = new Set(documents.map(({_id}) => _id))
    const added = documents.filter(({_id}) => !revisions.has(_id)).length
    const isGone = ids.some((id) => !found.has(id) && revisions.has(id))
    if (isGone || count !== revisions.size + added) return this.catchUp()
    const changes: DocumentChange[] = documents
      .filter(({_id, _rev}) => revisions.get(_id) !== _rev)
      .map((document) => ({id: document._id, document}))
    if (changes.length > 0) this.#apply(changes)
  }

  /**
   * Lets `current` give the pages as they would be if drafts were published, while an action runs.
   *
   * @param ids - published ids; one without a draft stays as it is
   * @param token - of who asks, and sees what it may read; without one this site's own is used
   */
  async imaginePublished<Result>(
    ids: readonly string[],
    token: string | undefined,
    action: () => Promise<Result>,
  ): Promise<Result> {
    const readToken = token ?? this.#readToken
    if (readToken === undefined) {
      throw new SiteError(
        'contentRefused',
        'Drafts cannot be read. Set SANITY_API_READ_TOKEN to a token that may read them.',
      )
    }
    const draftIds = ids.map((id) => `drafts.${id}`)
    const fetchDrafts = connectContent(this.#environment, {token: readToken})
    const drafts = parseDocuments(await fetchDrafts('*[_id in $draftIds]', {draftIds}))
    const changes = drafts.map((draft) => {
      const id = draft._id.slice('drafts.'.length)
      return {id, document: {...draft, _id: id}}
    })
    return this.#imagine(changes, action)
  }

  async #imagine<Result>(
    changes: readonly DocumentChange[],
    action: () => Promise<Result>,
  ): Promise<Result> {
    const before = this.#site
    const imagining = this.#content.aside(async () => {
      const undo = this.#content.apply(changes)
      try {
        this.#renew()
        return await action()
      } finally {
        this.#content.apply(undo)
        this.#site = before
      }
    })
    this.#imagining = imagining.catch(() => {})
    try {
      return await imagining
    } finally {
      this.#imagining = undefined
    }
  }

  /**
   * Lets `current` give the pages as they would be with another title, one more month and one more
   * hour in a path, while an action runs. It is what an edit costs, for a process that has none
   * behind it.
   */
  async rehearse(action: () => Promise<unknown>): Promise<void> {
    const path = this.#content.some('transitionPath')
    if (path === undefined) return
    const document = {
      ...path,
      titleOverride: `${String(path.titleOverride ?? '')} *`,
      durationMonths: Number(path.durationMonths ?? 0) + 1,
      weeklyHours: Number(path.weeklyHours ?? 0) + 1,
    }
    await this.#imagine([{id: path._id, document}], action)
    // The way back is a change too, and the first real edit is not to wait for it.
    this.#renew()
  }

  #apply(changes: readonly DocumentChange[]): void {
    this.#take(changes)
    this.#renew()
  }

  #take(changes: readonly DocumentChange[]): void {
    for (const {id} of changes) this.#unsaved.add(id)
    this.#content.apply(changes)
  }

  #renew(): void {
    this.#site = shareEqual(this.#site, this.#content.site())
  }

  async *#changesTo(revisions: ReadonlyMap<string, string>): AsyncGenerator<DocumentChange[]> {
    const known = this.#content.revisions
    const wanted = [...revisions].filter(([id, revision]) => known.get(id) !== revision)
    const ids = wanted.map(([id]) => id).sort(compareText)
    const gone = [...known.keys()].filter((id) => !revisions.has(id))
    yield gone.map((id) => ({id, document: undefined}))
    for (let start = 0; start < ids.length; start += batchSize) {
      const batch = ids.slice(start, start + batchSize)
      const rows = await this.#fetch('*[_id in $ids]', {ids: batch})
      const documents = new Map(parseDocuments(rows).map((document) => [document._id, document]))
      yield batch.map((id) => ({id, document: documents.get(id)}))
    }
  }
}

function parseRevisions(rows: unknown): Map<string, string> {
  return new Map(parseList(rows).map(({_id, _rev}) => [String(_id), String(_rev)]))
}

function parseDocuments(rows: unknown): Document[] {
  return parseList(rows).map((row) => {
    const {_id, _type, _rev} = row
    return {...row, _id: String(_id), _type: String(_type), _rev: String(_rev)}
  })
}

function parseFollowed(answer: unknown): {documents: Document[]; count: number} {
  if (!isRecord(answer) || typeof answer.count !== 'number') throw unexpectedAnswer()
  return {documents: parseDocuments(answer.documents), count: answer.count}
}

function parseList(rows: unknown): Record<string, unknown>[] {
  if (Array.isArray(rows) && rows.every(isRecord)) return rows
  throw unexpectedAnswer()
}

function unexpectedAnswer(): SiteError {
  return new SiteError(
    'contentRefused',
    'A list of documents was asked for and something else came.',
  )
}
