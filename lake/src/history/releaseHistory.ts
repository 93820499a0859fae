import type {DocumentStore} from '../database/documentStore.ts'
import type {Database} from '../database/open.ts'
import {PastDocuments, revert} from '../database/pastDocuments.ts'
import {ReleaseLog} from '../database/releaseLog.ts'
import {type RevisionRow, TransactionLog} from '../database/transactionLog.ts'
import {publishedIdOf, releaseDocumentIdOf, type StoredDocument} from '../document.ts'
import {type Page, type PageOptions, pageOf} from './page.ts'
import {type ReleaseChange, releaseChanges} from './releaseChanges.ts'

/** An entry of a release's timeline, in the words of the Studio's releases/tool/detail/events. */
export type ReleaseEvent = {timestamp: string; author: string; releaseName: string} & (
  | {type: ReleaseStep; publishAt?: string}
  | {
      type: 'addDocumentToRelease' | 'discardDocumentFromRelease'
      documentId: string
      documentType: string
      versionId: string
      /** Only when it was added. */
      revisionId?: string
      versionRevisionId: string
    }
)

type ReleaseStep =
  | 'createRelease'
  | 'scheduleRelease'
  | 'unscheduleRelease'
  | 'publishRelease'
  | 'archiveRelease'
  | 'unarchiveRelease'

/** The past of content releases. */
export class ReleaseHistory {
  readonly #documents: DocumentStore
  readonly #log: TransactionLog
  readonly #releaseLog: ReleaseLog
  readonly #past: PastDocuments

  constructor(database: Database, documents: DocumentStore) {
    this.#documents = documents
    this.#log = new TransactionLog(database)
    this.#releaseLog = new ReleaseLog(database)
    this.#past = new PastDocuments(documents, this.#log)
  }

  /** Oldest first; empty for a release that never existed. */
  changes(dataset: string, release: string): ReleaseChange[] {
    const id = releaseDocumentIdOf(release)
    let state = this.#documents.get(dataset, id) ?? null
    const sides = new Map<number, {before: StoredDocument | null; after: StoredDocument | null}>()
    for (const row of this.#log.documentSince(dataset, id, 0)) {
      const after = state
      state = revert(after, row)
      sides.set(row.sequence, {before: state, after})
    }
    const revisions = this.#log.revisionsOfGroup(dataset, id).map((row) => ({
      before: null,
      after: null,
      ...row,
      ...sides.get(row.sequence),
    }))
    return releaseChanges(revisions)
  }

  /**
   * A page of a release's timeline.
   *
   * @throws LakeError `badRequest` for a cursor that no page gave
   */
  events(dataset: string, release: string, options: PageOptions): Page<ReleaseEvent> {
    const changes = this.changes(dataset, release)
    const stepsAt = new Map(changes.map((change) => [change.sequence, change]))
    // What comes and goes with the release itself is told by the step of the release.
    const moves = this.#releaseLog
      .revisionsOfVersions(dataset, release)
      .filter((row) => isMove(row) && !stepsAt.has(row.sequence))
    const entries = [...changes, ...moves].sort((one, other) => one.sequence - other.sequence)
    const {events, nextCursor} = pageOf(
      entries.filter((entry) => 'documentId' in entry || stepOf(entry) !== undefined),
      options,
    )
    return {
      events: events.flatMap((entry) => {
        const {timestamp, author} = entry
        const event = 'documentId' in entry ? this.#moveEvent(dataset, entry) : stepEvent(entry)
        return event ? [{timestamp, author, releaseName: release, ...event}] : []
      }),
      nextCursor,
    }
  }

  #moveEvent(dataset: string, row: RevisionRow) {
    const {documentId: versionId, sequence, previousRevision, resultRevision} = row
    const isAdded = resultRevision !== null
    const version = this.#past.stateAt(dataset, versionId, isAdded ? sequence : sequence - 1)
    if (!version) return undefined
    const common = {
      documentId: publishedIdOf(versionId),
      documentType: version._type,
      versionId,
      versionRevisionId: resultRevision ?? previousRevision ?? row.id,
    }
    if (!isAdded) return {type: 'discardDocumentFromRelease' as const, ...common}
    return {type: 'addDocumentToRelease' as const, ...common, revisionId: row.id}
  }
}

/** The version was not there before, or is not there after. */
function isMove({previousRevision, resultRevision}: RevisionRow): boolean {
  return previousRevision === null || resultRevision === null
}

function stepEvent(change: ReleaseChange) {
  const type = stepOf(change)
  if (type === undefined) return undefined
  const {publishAt} = change
  return {type, ...(publishAt !== undefined && {publishAt})}
}

/** Undefined for the deletion of a release, which leaves nobody to read its timeline. */
function stepOf({from, to}: ReleaseChange): ReleaseStep | undefined {
  if (to === undefined) return undefined
  if (from === undefined) return 'createRelease'
  if (to === 'scheduled') return 'scheduleRelease'
  if (to === 'published') return 'publishRelease'
  if (to === 'archived') return 'archiveRelease'
  return from === 'archived' ? 'unarchiveRelease' : 'unscheduleRelease'
}
