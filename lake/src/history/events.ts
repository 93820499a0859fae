import type {RevisionRow} from '../database/transactionLog.ts'
import {isDraftId, releaseOf, versionIdOf} from '../document.ts'
import type {ReleaseChange} from './releaseChanges.ts'

/** An entry of a document's timeline; `documentId` is the published id of the group. */
export type HistoryEvent = {timestamp: string; author: string; documentId: string} & (
  | {
      type: 'createDocumentVersion'
      versionId: string
      versionRevisionId: string
      releaseId?: string
    }
  | {
      type: 'deleteDocumentVersion'
      versionId: string
      versionRevisionId: string
      releaseId?: string
    }
  | {
      type: 'publishDocumentVersion'
      revisionId: string
      versionId: string
      /** The last revision of the draft or version. */
      versionRevisionId: string
      releaseId?: string
      publishCause: 'document.publish' | 'release.publish' | 'release.schedule'
      /** Everyone who edited the draft or version since it was created. */
      contributors: string[]
    }
  | {type: 'unpublishDocument'; versionId?: string; versionRevisionId?: string; releaseId?: string}
  | {
      type: 'scheduleDocumentVersion'
      versionId: string
      versionRevisionId: string
      releaseId: string
      /** What has come of it. */
      state: 'pending' | 'unscheduled' | 'published'
      publishAt: string
    }
  | {
      type: 'unscheduleDocumentVersion'
      versionId: string
      versionRevisionId: string
      releaseId: string
    }
  | {type: 'deleteDocumentGroup'}
  | {type: 'createLiveDocument' | 'updateLiveDocument'; revisionId: string}
)

/**
 * Reads a group's timeline out of its revisions. What happened is told from the shape of each
 * transaction, so that publishing by action and by plain mutations look the same.
 *
 * Edits of drafts and versions give no events: the Studio finds them in the transaction log.
 *
 * @param revisions - all of the group, oldest first
 * @param changes - of each release that one of the group's versions was in, oldest first
 * @returns oldest first
 * @see API reference 9.3; the Studio's store/events/types.ts
 */
export function eventsOfGroup(
  publishedId: string,
  revisions: readonly RevisionRow[],
  changes: ReadonlyMap<string, readonly ReleaseChange[]>,
): HistoryEvent[] {
  const group: GroupState = {
    publishedId,
    changes,
    revisionOf: new Map(),
    contributorsOf: new Map(),
  }
  const scheduling = Array.from(changes, ([release, steps]) =>
    steps.filter(isScheduling).map((change) => ({release, change, sequence: change.sequence})),
  ).flat()
  const transactions = transactionsOf(revisions).map((rows) => ({
    rows,
    sequence: rows[0].sequence,
  }))
  return [...transactions, ...scheduling]
    .sort((one, other) => one.sequence - other.sequence)
    .flatMap((step) => {
      const isOwn = 'rows' in step
      const events = isOwn
        ? eventsOfTransaction(group, step.rows)
        : eventsOfScheduling(group, step.release, step.change)
      const common = commonFields(publishedId, isOwn ? step.rows[0] : step.change)
      return events.map((event) => ({...common, ...event}))
    })
}

/** The part of a group's timeline that belongs to one member: see the API reference 9.3. */
export function isEventOf(documentId: string, event: HistoryEvent): boolean {
  switch (event.type) {
    case 'deleteDocumentGroup':
      return true
    case 'createLiveDocument':
    case 'updateLiveDocument':
      return documentId === event.documentId
    case 'publishDocumentVersion':
    case 'unpublishDocument':
    case 'scheduleDocumentVersion':
    case 'unscheduleDocumentVersion':
      return documentId === event.documentId || documentId === event.versionId
    case 'createDocumentVersion':
    case 'deleteDocumentVersion':
      return documentId === event.versionId
  }
}

type Bare<Event> = Event extends HistoryEvent
  ? Omit<Event, 'timestamp' | 'author' | 'documentId'>
  : never

/** Which members exist before the transaction at hand, and who edited them since their creation. */
interface GroupState {
  publishedId: string
  changes: ReadonlyMap<string, readonly ReleaseChange[]>
  revisionOf: Map<string, string>
  contributorsOf: Map<string, Set<string>>
}

function eventsOfTransaction(group: GroupState, rows: TransactionRows): Bare<HistoryEvent>[] {
  const published = rows.find((row) => row.documentId === group.publishedId)
  const versions = rows.filter((row) => row.documentId !== group.publishedId)
  const contributors = new Map(group.contributorsOf)
  for (const row of rows) advance(group, row)

  const events: Bare<HistoryEvent>[] = []
  const gone = versions.filter(isDeletion).sort(draftFirst)
  if (published?.resultRevision) {
    const [version, ...others] = gone
    if (version) events.push(publication(group, published.resultRevision, version, contributors))
    else events.push(liveEvent(published, published.resultRevision))
    events.push(...others.map(deletion))
  } else if (published && group.revisionOf.size > 0) {
    events.push(unpublication(group), ...gone.map(deletion))
  } else if (!published) {
    events.push(...gone.map(deletion))
  }
  const isUnpublication = events.some(({type}) => type === 'unpublishDocument')
  if (!isUnpublication) events.push(...versions.flatMap(creation))
  if (group.revisionOf.size === 0) events.push({type: 'deleteDocumentGroup'})
  return events
}

function advance(group: GroupState, row: RevisionRow): void {
  const {documentId, previousRevision, resultRevision, author} = row
  if (resultRevision === null) {
    group.revisionOf.delete(documentId)
    group.contributorsOf.delete(documentId)
    return
  }
  group.revisionOf.set(documentId, resultRevision)
  const known = previousRevision === null ? undefined : group.contributorsOf.get(documentId)
  group.contributorsOf.set(documentId, new Set(known).add(author))
}

/** Its versions are locked by it; the group itself is not touched. */
function eventsOfScheduling(
  group: GroupState,
  releaseId: string,
  change: ReleaseChange,
): Bare<HistoryEvent>[] {
  const versionId = versionIdOf(releaseId, group.publishedId)
  const versionRevisionId = group.revisionOf.get(versionId)
  if (versionRevisionId === undefined) return []
  const version = {versionId, versionRevisionId, releaseId}
  if (change.publishAt === undefined) return [{type: 'unscheduleDocumentVersion', ...version}]
  const next = group.changes.get(releaseId)?.find(({sequence}) => sequence > change.sequence)
  const state =
    next === undefined ? 'pending' : next.to === 'published' ? 'published' : 'unscheduled'
  const {publishAt} = change
  return [{type: 'scheduleDocumentVersion', ...version, state, publishAt}]
}

function isScheduling({from, to}: ReleaseChange): boolean {
  return to === 'scheduled' || (from === 'scheduled' && to === 'active')
}

/** Whether the version went live alone, or with its release, at once or on time. */
function causeOf(
  group: GroupState,
  {documentId, sequence}: RevisionRow,
): 'document.publish' | 'release.publish' | 'release.schedule' {
  const changes = group.changes.get(releaseOf(documentId) ?? '')
  const step = changes?.find((change) => change.sequence === sequence)
  if (step?.to !== 'published') return 'document.publish'
  return step.from === 'scheduled' ? 'release.schedule' : 'release.publish'
}

function publication(
  group: GroupState,
  revisionId: string,
  version: RevisionRow,
  contributors: Map<string, Set<string>>,
): Bare<HistoryEvent> {
  const {documentId: versionId, previousRevision} = version
  return {
    type: 'publishDocumentVersion',
    revisionId,
    versionId,
    versionRevisionId: previousRevision ?? revisionId,
    ...releaseField(versionId),
    publishCause: causeOf(group, version),
    contributors: Array.from(contributors.get(versionId) ?? [version.author]),
  }
}

function liveEvent(published: RevisionRow, revisionId: string): Bare<HistoryEvent> {
  const isNew = published.previousRevision === null
  return {type: isNew ? 'createLiveDocument' : 'updateLiveDocument', revisionId}
}

/** What stays of the group after unpublishing is its draft, if there is one, or else any version. */
function unpublication(group: GroupState): Bare<HistoryEvent> {
  const members = Array.from(group.revisionOf, ([documentId, revision]) => ({documentId, revision}))
  const [version] = members.sort(draftFirst)
  if (!version) return {type: 'unpublishDocument'}
  const {documentId: versionId, revision: versionRevisionId} = version
  return {type: 'unpublishDocument', versionId, versionRevisionId, ...releaseField(versionId)}
}

function creation(row: RevisionRow): Bare<HistoryEvent>[] {
  const {documentId: versionId, previousRevision, resultRevision} = row
  if (previousRevision !== null || resultRevision === null) return []
  const versionRevisionId = resultRevision
  return [{type: 'createDocumentVersion', versionId, versionRevisionId, ...releaseField(versionId)}]
}

function deletion(row: RevisionRow): Bare<HistoryEvent> {
  const {documentId: versionId, previousRevision} = row
  const versionRevisionId = previousRevision ?? row.id
  return {type: 'deleteDocumentVersion', versionId, versionRevisionId, ...releaseField(versionId)}
}

function isDeletion(row: RevisionRow): boolean {
  return row.resultRevision === null
}

function draftFirst(one: {documentId: string}, other: {documentId: string}): number {
  return Number(isDraftId(other.documentId)) - Number(isDraftId(one.documentId))
}

function releaseField(versionId: string): {releaseId?: string} {
  const releaseId = releaseOf(versionId)
  return releaseId === undefined ? {} : {releaseId}
}

function commonFields(documentId: string, {timestamp, author}: RevisionRow | ReleaseChange) {
  return {timestamp, author, documentId}
}

type TransactionRows = [RevisionRow, ...RevisionRow[]]

function transactionsOf(revisions: readonly RevisionRow[]): TransactionRows[] {
  const transactions: TransactionRows[] = []
  for (const row of revisions) {
    const current = transactions.at(-1)
    if (current?.[0].sequence === row.sequence) current.push(row)
    else transactions.push([row])
  }
  return transactions
}
