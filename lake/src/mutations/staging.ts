import {
  publishedIdOf,
  releaseDocumentIdOf,
  releaseOf,
  type StoredDocument,
  versionIdOf,
} from '../document.ts'
import type {WireMutation} from '../store.ts'
import {applyPatch} from './applyPatch.ts'
import {requireDocumentId, requireDocumentType, requireStorable} from './documentRules.ts'
import {
  documentAlreadyExists,
  documentNotFound,
  insufficientPermissions,
  releaseIsLocked,
  revisionMismatch,
  validation,
} from './failures.ts'
import type {JsonObject} from './jsonValues.ts'
import {type PatchOperation, wirePatch} from './parsePatch.ts'

export type Operation = 'create' | 'update' | 'delete'

/** Asked for each document that is written; false fails the request. */
export type MayWrite = (operation: Operation, id: string) => boolean

/** The documents that a transaction starts from. */
export interface StagingBase {
  get: (id: string) => StoredDocument | undefined
  group: (publishedId: string) => readonly StoredDocument[]
  /** Ids of the versions in a release. */
  versionIds: (release: string) => readonly string[]
  /** A document as it was when it was deleted; undefined if its history is gone too. */
  lastRevision: (id: string) => StoredDocument | undefined
}

/** What a transaction has done to one document so far. */
export interface StagedDocument {
  id: string
  before: StoredDocument | null
  after: StoredDocument | null
  /** Replaying them on `before` gives `after`, apart from `_rev` and `_updatedAt`. */
  mutations: WireMutation[]
  /** Position in the request of the last mutation or action that wrote it. */
  lastItem: number
  /** The document's history goes when the transaction is stored, unless the document is there again by then. */
  purge: boolean
}

/**
 * A transaction under construction, in memory: each write sees the ones before it, nothing outside
 * does. Dropping the object abandons the transaction.
 */
export class Staging {
  readonly #base: StagingBase
  readonly #transactionId: string
  /** Time of the transaction, ISO 8601, UTC. */
  readonly timestamp: string
  /** User id of who writes. */
  readonly author: string
  readonly #mayWrite: MayWrite
  readonly #staged = new Map<string, StagedDocument>()
  #item = 0
  #isReleaseWriting = false

  constructor(options: {
    base: StagingBase
    transactionId: string
    timestamp: string
    author: string
    mayWrite: MayWrite
  }) {
    this.#base = options.base
    this.#transactionId = options.transactionId
    this.timestamp = options.timestamp
    this.author = options.author
    this.#mayWrite = options.mayWrite
  }

  /** Writes from here on belong to the mutation or action at this position of the request. */
  startItem(index: number): void {
    this.#item = index
  }

  find(id: string): StoredDocument | null {
    const staged = this.#staged.get(id)
    return staged ? staged.after : (this.#base.get(id) ?? null)
  }

  /** @throws LakeError `documentNotFound` */
  require(id: string): StoredDocument {
    const document = this.find(id)
    if (!document) throw documentNotFound(id)
    return document
  }

  /** Existing members of a group: the published document, its draft, its versions. */
  group(publishedId: string): StoredDocument[] {
    const ids = new Set(this.#base.group(publishedId).map((document) => document._id))
    for (const id of this.#staged.keys()) if (publishedIdOf(id) === publishedId) ids.add(id)
    return Array.from(ids)
      .map((id) => this.find(id))
      .filter((document) => document !== null)
  }

  /** Existing versions in a release, ordered by id. */
  versionsIn(release: string): StoredDocument[] {
    const prefix = versionIdOf(release, '')
    const ids = new Set(this.#base.versionIds(release))
    for (const id of this.#staged.keys()) if (id.startsWith(prefix)) ids.add(id)
    return Array.from(ids)
      .sort()
      .map((id) => this.find(id))
      .filter((document) => document !== null)
  }

  /** The document as it was before its deletion by an earlier transaction. */
  lastRevision(id: string): StoredDocument | undefined {
    return this.#base.lastRevision(id)
  }

  /** Runs what a release does with its own versions, which are locked for everybody else. */
  asRelease(write: () => void): void {
    this.#isReleaseWriting = true
    try {
      write()
    } finally {
      this.#isReleaseWriting = false
    }
  }

  /** Documents in the order they were first written; those that came and went are left out. */
  changed(): StagedDocument[] {
    return Array.from(this.#staged.values()).filter(({before, after}) => before || after)
  }

  /** The staged state of a document that this transaction wrote. */
  staged(id: string): StagedDocument | undefined {
    return this.#staged.get(id)
  }

  /** @throws LakeError `documentAlreadyExists`, `validation`, `insufficientPermissions` */
  create(attributes: JsonObject): StoredDocument {
    const id = requireDocumentId(attributes._id)
    if (this.find(id)) throw documentAlreadyExists(id)
    const document = this.#stamped(id, attributes, null)
    this.#write('create', document, {create: withoutRevision(document)})
    return document
  }

  /**
   * Puts a whole document in the place of the present one, if any. `_createdAt` stays unless given.
   *
   * @throws LakeError `validation`, `insufficientPermissions`
   */
  createOrReplace(attributes: JsonObject): StoredDocument {
    const id = requireDocumentId(attributes._id)
    const present = this.find(id)
    if (!present) return this.create(attributes)
    const document = this.#stamped(id, attributes, present)
    this.#write('update', document, {createOrReplace: withoutRevision(document)})
    return document
  }

  /**
   * A patch that changes nothing still makes a new revision: the Studio waits for the event.
   *
   * @throws LakeError `documentNotFound`, `revisionMismatch`, `validation`, `insufficientPermissions`
   */
  patch(id: string, operations: readonly PatchOperation[], ifRevisionId?: string): StoredDocument {
    const present = this.require(id)
    if (ifRevisionId !== undefined) this.requireRevision(id, ifRevisionId)
    const patched = applyPatch(present, operations)
    const document = this.#stamped(id, patched.document, present)
    this.#write('update', document, {patch: {id, ...wirePatch(patched.effective)}})
    return document
  }

  /**
   * @returns the document that was deleted
   * @throws LakeError `documentNotFound`, `insufficientPermissions`
   */
  delete(id: string, options: {purge: boolean}): StoredDocument {
    const document = this.require(id)
    this.#requirePermission('delete', id)
    this.#requireUnlocked(id)
    const staged = this.#entry(id)
    staged.after = null
    staged.mutations.push({delete: {id}})
    if (!staged.before) staged.mutations = []
    staged.purge ||= options.purge
    return document
  }

  /**
   * The revision from before the transaction counts as current throughout it.
   *
   * @throws LakeError `revisionMismatch`
   */
  requireRevision(id: string, expected: string): void {
    const staged = this.#staged.get(id)
    const current = (staged ? staged.before : this.find(id))?._rev ?? null
    if (expected === current || expected === this.find(id)?._rev) return
    throw revisionMismatch(id, current, expected)
  }

  #write(operation: Operation, document: StoredDocument, mutation: WireMutation): void {
    this.#requirePermission(operation, document._id)
    this.#requireUnlocked(document._id)
    const staged = this.#entry(document._id)
    staged.after = document
    staged.mutations.push(mutation)
  }

  #requirePermission(operation: Operation, id: string): void {
    if (!this.#mayWrite(operation, id)) throw insufficientPermissions(operation)
  }

  /** A release that is scheduled, published or archived keeps its versions as they are. */
  #requireUnlocked(id: string): void {
    const release = releaseOf(id)
    if (release === undefined || this.#isReleaseWriting) return
    const state = this.find(releaseDocumentIdOf(release))?.state
    if (state !== undefined && state !== 'active') throw releaseIsLocked(id, String(state))
  }

  #entry(id: string): StagedDocument {
    let entry = this.#staged.get(id)
    if (!entry) {
      const before = this.#base.get(id) ?? null
      entry = {id, before, after: before, mutations: [], lastItem: this.#item, purge: false}
      this.#staged.set(id, entry)
    }
    entry.lastItem = this.#item
    return entry
  }

  #stamped(id: string, attributes: JsonObject, present: StoredDocument | null): StoredDocument {
    requireStorable(attributes)
    const {_id, _type, _rev, _createdAt, _updatedAt, ...content} = attributes
    return {
      _id: id,
      _type: requireDocumentType(attributes),
      _createdAt: parseCreatedAt(_createdAt) ?? present?._createdAt ?? this.timestamp,
      _updatedAt: this.timestamp,
      _rev: this.#transactionId,
      ...content,
    }
  }
}

function parseCreatedAt(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return value
  throw validation('"_createdAt" must be an ISO 8601 time', value)
}

function withoutRevision(document: StoredDocument): JsonObject {
  const {_rev, ...rest} = document
  return rest
}
