import {publishedIdOf, type StoredDocument} from '../document.ts'
import type {Change, Commit} from '../store.ts'
import type {Database} from './open.ts'
import {referencesOf} from './references.ts'

export interface Referrer {
  sourceId: string
  /** False as soon as one of the source's references to the target is strong. */
  weak: boolean
}

interface DatasetContents {
  documents: Map<string, StoredDocument>
  /** Published id → ids of the group's members that exist. */
  groups: Map<string, Set<string>>
  /** Target id → source id → weak. Targets need not exist. */
  referrers: Map<string, Map<string, boolean>>
}

/**
 * The documents as they are now, parsed and indexed in memory: a dataset is read from the database
 * on first use and then follows each commit. Documents are shared, never copied: do not change them.
 */
export class DocumentStore {
  readonly #contents = new Map<string, DatasetContents>()
  readonly #versions = new Map<string, number>()
  readonly #selectDocuments
  readonly #selectReferences

  constructor(database: Database) {
    this.#selectDocuments = database.prepare<[string], {body: string}>(
      'SELECT body FROM documents WHERE dataset = ? ORDER BY id',
    )
    this.#selectReferences = database.prepare<
      [string],
      {sourceId: string; targetId: string; weak: number}
    >(
      `SELECT source_id AS sourceId, target_id AS targetId, weak
       FROM document_references WHERE dataset = ? ORDER BY source_id`,
    )
  }

  get(dataset: string, id: string): StoredDocument | undefined {
    return this.#of(dataset).documents.get(id)
  }

  /** By id, in no promised order. The same map lives on through commits: see {@link version}. */
  all(dataset: string): ReadonlyMap<string, StoredDocument> {
    return this.#of(dataset).documents
  }

  /** Grows with each commit that changes the dataset; starts again with the process. */
  version(dataset: string): number {
    return this.#versions.get(dataset) ?? 0
  }

  /** The members of a group that exist: published document, draft and versions, in no promised order. */
  group(dataset: string, publishedId: string): StoredDocument[] {
    const {documents, groups} = this.#of(dataset)
    const members: StoredDocument[] = []
    for (const id of groups.get(publishedId) ?? []) {
      const document = documents.get(id)
      if (document) members.push(document)
    }
    return members
  }

  /** Documents of the same dataset that reference `id`, which need not exist. */
  referrers(dataset: string, id: string): Referrer[] {
    const sources = this.#of(dataset).referrers.get(id) ?? new Map<string, boolean>()
    return Array.from(sources, ([sourceId, weak]) => ({sourceId, weak}))
  }

  /** Takes over what a commit changed. */
  apply(commit: Commit): void {
    const contents = this.#of(commit.dataset)
    for (const change of commit.changes) follow(contents, change)
    this.#countUp(commit.dataset)
  }

  /** Drops the memory of a dataset: what the database says counts again. */
  forget(dataset: string): void {
    this.#contents.delete(dataset)
    this.#countUp(dataset)
  }

  #countUp(dataset: string): void {
    this.#versions.set(dataset, this.version(dataset) + 1)
  }

  #of(dataset: string): DatasetContents {
    const known = this.#contents.get(dataset)
    if (known) return known
    const contents = this.#load(dataset)
    this.#contents.set(dataset, contents)
    return contents
  }

  #load(dataset: string): DatasetContents {
    const contents: DatasetContents = {
      documents: new Map(),
      groups: new Map(),
      referrers: new Map(),
    }
    for (const {body} of this.#selectDocuments.iterate(dataset)) {
      addDocument(contents, JSON.parse(body) as StoredDocument)
    }
    for (const {sourceId, targetId, weak} of this.#selectReferences.iterate(dataset)) {
      addReference(contents, {sourceId, targetId, weak: weak === 1})
    }
    return contents
  }
}

function follow(contents: DatasetContents, change: Change): void {
  const {before, after} = change
  if (before) {
    for (const targetId of referencesOf(before).keys()) {
      removeReference(contents, before._id, targetId)
    }
    if (!after) removeDocument(contents, before._id)
  }
  if (after) {
    addDocument(contents, after)
    for (const [targetId, weak] of referencesOf(after)) {
      addReference(contents, {sourceId: after._id, targetId, weak})
    }
  }
}

function addDocument(contents: DatasetContents, document: StoredDocument): void {
  const id = document._id
  contents.documents.set(id, document)
  mapEntry(contents.groups, publishedIdOf(id), () => new Set<string>()).add(id)
}

function removeDocument(contents: DatasetContents, id: string): void {
  contents.documents.delete(id)
  const publishedId = publishedIdOf(id)
  const members = contents.groups.get(publishedId)
  members?.delete(id)
  if (members?.size === 0) contents.groups.delete(publishedId)
}

function addReference(
  contents: DatasetContents,
  reference: {sourceId: string; targetId: string; weak: boolean},
): void {
  const {sourceId, targetId, weak} = reference
  mapEntry(contents.referrers, targetId, () => new Map<string, boolean>()).set(sourceId, weak)
}

function removeReference(contents: DatasetContents, sourceId: string, targetId: string): void {
  const sources = contents.referrers.get(targetId)
  sources?.delete(sourceId)
  if (sources?.size === 0) contents.referrers.delete(targetId)
}

function mapEntry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const present = map.get(key)
  if (present !== undefined) return present
  const made = make()
  map.set(key, made)
  return made
}
