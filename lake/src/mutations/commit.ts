import {createHash} from 'node:crypto'
import {Datasets} from '../database/datasets.ts'
import type {DocumentStore} from '../database/documentStore.ts'
import {DocumentTable} from '../database/documentTable.ts'
import type {Database} from '../database/open.ts'
import {PastDocuments} from '../database/pastDocuments.ts'
import {ReleaseRows} from '../database/releaseRows.ts'
import {storageError} from '../database/storageError.ts'
import {TransactionLog} from '../database/transactionLog.ts'
import type {StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'
import type {Commit} from '../store.ts'
import type {Surroundings} from '../surroundings.ts'
import {changesOf, type SerializedChange} from './changes.ts'
import {inItem} from './failures.ts'
import {requireIntegrity} from './integrity.ts'
import {type Mutation, parseMutations} from './parseMutations.ts'
import {parseRequest, type TransactionRequest} from './parseRequest.ts'
import {SharedFlush} from './sharedFlush.ts'
import {parseActions, stageAction} from './stageAction.ts'
import {documentOf, type StagedResult, stageMutation} from './stageMutation.ts'
import {type MayWrite, Staging} from './staging.ts'

export interface MutateOptions {
  /** Puts the document into each result: its state after the transaction, or what was deleted. */
  returnDocuments?: boolean
  /** Checks everything and replies as usual, but stores nothing. */
  dryRun?: boolean
  /** Gives every object in an array a `_key` if it has none. */
  autoGenerateArrayKeys?: boolean
  /** Accepted for compatibility: references into other datasets are never checked. */
  skipCrossDatasetReferenceValidation?: boolean
  /** Absent: everything is allowed. */
  mayWrite?: MayWrite
}

export interface MutationResult extends StagedResult {
  document?: StoredDocument
}

export interface MutateReply {
  transactionId: string
  /** In mutation order; a query form gives one entry per document it touched. */
  results: MutationResult[]
}

export interface MutateRequest {
  dataset: string
  author: string
  /** `{mutations, transactionId?}` as parsed from JSON. */
  body: unknown
  options?: MutateOptions
}

export interface ActRequest {
  dataset: string
  author: string
  /** `{actions, transactionId?, dryRun?, skipCrossDatasetReferenceValidation?}` as parsed from JSON. */
  body: unknown
  mayWrite?: MayWrite
}

export interface CommitterDeps {
  database: Database
  documents: DocumentStore
  surroundings: Surroundings
  /** Ids of the documents that a GROQ query returns in the raw perspective. */
  queryIds: (dataset: string, query: string, params: Record<string, unknown>) => string[]
}

type CommitListener = (commit: Commit) => void
/** Stages the writes of one transaction, like the handler of an action. */
export type StageWrites = (staging: Staging, newKey: () => string) => void

/** Documents that one query-based mutation may touch. */
const maximumQueryDocuments = 10_000

/**
 * The only writer of documents. Each request is one transaction, stored with its history before
 * the method returns, or not at all.
 */
export class Committer {
  readonly #database: Database
  readonly #documents: DocumentStore
  readonly #surroundings: Surroundings
  readonly #queryIds: CommitterDeps['queryIds']
  readonly #datasets: Datasets
  readonly #table: DocumentTable
  readonly #log: TransactionLog
  readonly #past: PastDocuments
  readonly #releaseRows: ReleaseRows
  readonly #afterListeners = new Set<CommitListener>()
  readonly #beforeListeners: CommitListener[] = []
  readonly #flush: SharedFlush
  #unheard: Commit[] = []
  #isPublishing = false

  constructor(deps: CommitterDeps) {
    this.#database = deps.database
    this.#documents = deps.documents
    this.#surroundings = deps.surroundings
    this.#queryIds = deps.queryIds
    this.#datasets = new Datasets(deps.database)
    this.#table = new DocumentTable(deps.database)
    this.#log = new TransactionLog(deps.database)
    this.#past = new PastDocuments(deps.documents, this.#log)
    this.#releaseRows = new ReleaseRows(deps.database)
    this.#flush = new SharedFlush({
      database: deps.database,
      onDurable: () => this.#publish(),
      onLost: () => this.#takeBack(),
    })
  }

  /**
   * Runs one {@link mutate} or {@link act} so that it shares the wait for the disk with others that
   * come at the same time: many times the throughput under load.
   *
   * @returns what `write` returns, once it is durable; rejects with what it throws
   */
  batched<Result>(write: () => Result): Promise<Result> {
    return this.#flush.run(write)
  }

  /**
   * Runs the mutations of a request in order, each seeing the ones before it.
   *
   * A transaction id that was used before is answered with the stored reply if the body is the
   * same too.
   *
   * @throws LakeError whose details hold `kind: 'mutation'`, `index` and the typed fields of the
   *   API reference 5.7: `documentAlreadyExists`, `documentNotFound`, `revisionMismatch`,
   *   `hasExistingReferences`, `referenceDoesNotExist`, `insufficientPermissions`, `validation`,
   *   `unsupported`, `payloadTooLarge`
   * @throws LakeError `badRequest`, `datasetNotFound`, `transactionIdReused`, `storage`
   */
  mutate(request: MutateRequest): MutateReply {
    const {dataset, author, options = {}} = request
    const transaction = parseRequest(request.body, 'mutate')
    const mutations = parseMutations(transaction.body)
    this.#datasets.require(dataset)
    const repeated = this.#findReply(dataset, transaction)
    if (repeated) return options.returnDocuments ? this.#withDocuments(dataset, repeated) : repeated

    const {staging, commitInfo} = this.#begin({dataset, author, transaction, ...options})
    const found = mutations.map((mutation, index) =>
      inItem('mutation', index, () => this.#findIds(dataset, mutation)),
    )
    const results = mutations.flatMap((mutation, index) => {
      staging.startItem(index)
      return inItem('mutation', index, () =>
        stageMutation(staging, mutation, {
          newId: this.#surroundings.newId,
          newKey: options.autoGenerateArrayKeys ? this.#surroundings.newKey : undefined,
          foundIds: found[index] ?? [],
        }),
      )
    })
    this.#finish(staging, 'mutation', {...commitInfo, results, dryRun: options.dryRun === true})
    return {
      transactionId: commitInfo.transactionId,
      results: options.returnDocuments
        ? results.map((result) => withDocument(result, documentOf(staging, result)))
        : results,
    }
  }

  /**
   * Runs the actions of a request in order, each seeing the ones before it; as {@link mutate}, with
   * `kind: 'action'` in the details of failures.
   */
  act(request: ActRequest): {transactionId: string} {
    const {dataset, author} = request
    const transaction = parseRequest(request.body, 'actions')
    const actions = parseActions(transaction.body)
    this.#datasets.require(dataset)
    const repeated = this.#findReply(dataset, transaction)
    if (repeated) return {transactionId: repeated.transactionId}

    const mayWrite = request.mayWrite
    const {staging, commitInfo} = this.#begin({
      dataset,
      author,
      transaction,
      ...(mayWrite && {mayWrite}),
    })
    actions.forEach((action, index) => {
      staging.startItem(index)
      inItem('action', index, () => stageAction(staging, action, this.#surroundings.newKey))
    })
    const dryRun = transaction.body.dryRun === true
    this.#finish(staging, 'action', {...commitInfo, results: [], dryRun})
    return {transactionId: commitInfo.transactionId}
  }

  /**
   * Writes on the lake's own account, as one transaction without request: what is due by time.
   *
   * @throws LakeError as {@link act}
   */
  write(options: {dataset: string; author: string; stage: StageWrites}): void {
    const {dataset, author, stage} = options
    const transaction: TransactionRequest = {kind: 'actions', body: {}, transactionId: undefined}
    const {staging, commitInfo} = this.#begin({dataset, author, transaction})
    inItem('action', 0, () => stage(staging, this.#surroundings.newKey))
    this.#finish(staging, 'action', {...commitInfo, results: [], dryRun: false})
  }

  /**
   * Listens to durable commits that changed something, in commit order. A listener that fails is
   * logged and does not keep the others, or the writer, from going on.
   *
   * @returns a function that stops listening
   */
  onCommit(listener: CommitListener): () => void {
    this.#afterListeners.add(listener)
    return () => this.#afterListeners.delete(listener)
  }

  /** Runs inside the SQLite transaction, which a failure of the listener abandons. */
  onBeforeCommit(listener: CommitListener): void {
    this.#beforeListeners.push(listener)
  }

  #begin(options: {
    dataset: string
    author: string
    transaction: TransactionRequest
    mayWrite?: MayWrite
  }): {staging: Staging; commitInfo: CommitInfo} {
    const {dataset, author, transaction, mayWrite = () => true} = options
    const commitInfo = {
      dataset,
      author,
      transactionId: transaction.transactionId ?? this.#surroundings.newId(),
      timestamp: new Date(this.#surroundings.now()).toISOString(),
      bodyDigest: digestOf(transaction),
    }
    const base = {
      get: (id: string) => this.#documents.get(dataset, id),
      group: (publishedId: string) => this.#documents.group(dataset, publishedId),
      versionIds: (release: string) => this.#releaseRows.versionIds(dataset, release),
      lastRevision: (id: string) => this.#past.lastRevision(dataset, id),
    }
    return {staging: new Staging({...commitInfo, base, mayWrite}), commitInfo}
  }

  #findIds(dataset: string, mutation: Mutation): string[] {
    if (!('target' in mutation) || !('query' in mutation.target)) return []
    const {query, params} = mutation.target
    const ids = Array.from(new Set(this.#queryIds(dataset, query, params)))
    if (ids.length <= maximumQueryDocuments) return ids
    throw new LakeError('validation', {
      message: `The query matches ${ids.length} documents; one mutation may touch ${maximumQueryDocuments}. Narrow it, or work in slices.`,
      details: {value: query},
    })
  }

  #finish(
    staging: Staging,
    kind: 'mutation' | 'action',
    options: CommitInfo & {results: StagedResult[]; dryRun: boolean},
  ): void {
    requireIntegrity(staging, kind, (id) => this.#documents.referrers(options.dataset, id))
    const changes = changesOf(staging.changed(), kind)
    if (options.dryRun) return
    const commit = this.#store(changes, options)
    if (commit.changes.length === 0) return
    this.#documents.apply(commit)
    this.#unheard.push(commit)
    if (!this.#flush.isOpen) this.#publish()
  }

  #store(
    serialized: readonly SerializedChange[],
    options: CommitInfo & {results: StagedResult[]},
  ): Commit {
    const {dataset, transactionId, timestamp, author} = options
    const changes = serialized.map(({change}) => change)
    try {
      return this.#database
        .transaction(() => {
          const sequence = this.#log.append({
            ...options,
            results: JSON.stringify(options.results),
            changes,
          })
          for (const {change, body, purge} of serialized) {
            const {documentId, before, after} = change
            if (after && body !== null) this.#table.write(dataset, {before, after, body})
            else if (before) this.#table.delete(dataset, before)
            if (purge && !after) this.#log.purge(dataset, documentId, sequence)
          }
          const commit = {sequence, dataset, transactionId, timestamp, author, changes}
          if (changes.length > 0) for (const listener of this.#beforeListeners) listener(commit)
          return commit
        })
        .immediate()
    } catch (error) {
      throw storageError(error, 'Saving the transaction failed; nothing was changed.')
    }
  }

  /** A listener may write in turn: its commit is heard after this one. */
  #publish(): void {
    if (this.#isPublishing) return
    this.#isPublishing = true
    for (let next = this.#unheard.shift(); next; next = this.#unheard.shift()) {
      for (const listener of this.#afterListeners) this.#tell(listener, next)
    }
    this.#isPublishing = false
  }

  /** Nothing of a flush was stored: the documents are again what the database says. */
  #takeBack(): void {
    for (const {dataset} of this.#unheard) this.#documents.forget(dataset)
    this.#unheard = []
  }

  #tell(listener: CommitListener, commit: Commit): void {
    try {
      listener(commit)
    } catch (error) {
      // The commit is durable: its author must not be told that it failed.
      const {dataset, transactionId} = commit
      this.#surroundings.log.error({error, dataset, transactionId}, 'A commit listener failed')
    }
  }

  #findReply(dataset: string, transaction: TransactionRequest): MutateReply | undefined {
    const {transactionId} = transaction
    const stored = transactionId && this.#log.find(dataset, transactionId)
    if (!stored) return undefined
    if (stored.bodyDigest !== digestOf(transaction)) {
      throw new LakeError('transactionIdReused', {
        message: `Transaction "${transactionId}" was already stored with another body. Use a new transaction id.`,
        details: {transactionId},
      })
    }
    // Written by `#store`.
    return {transactionId, results: JSON.parse(stored.results) as StagedResult[]}
  }

  #withDocuments(dataset: string, reply: MutateReply): MutateReply {
    const sequence = this.#log.find(dataset, reply.transactionId)?.sequence ?? 0
    const results = reply.results.map((result) => {
      const at = result.operation === 'delete' ? sequence - 1 : sequence
      return withDocument(result, this.#past.stateAt(dataset, result.id, at))
    })
    return {...reply, results}
  }
}

interface CommitInfo {
  dataset: string
  author: string
  transactionId: string
  timestamp: string
  bodyDigest: string
}

function withDocument(result: StagedResult, document: StoredDocument | undefined): MutationResult {
  return document ? {...result, document} : result
}

/** Only a transaction id chosen by the client can come again. */
function digestOf({transactionId, kind, body}: TransactionRequest): string {
  if (transactionId === undefined) return ''
  return createHash('sha256').update(kind).update(JSON.stringify(body)).digest('base64')
}
