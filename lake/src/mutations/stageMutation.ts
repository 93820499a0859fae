import {isReleaseDocumentId, type StoredDocument} from '../document.ts'
import {operationsWithArrayKeys, withArrayKeys} from './arrayKeys.ts'
import {requireDocumentId} from './documentRules.ts'
import {validation} from './failures.ts'
import type {JsonObject} from './jsonValues.ts'
import type {Mutation} from './parseMutations.ts'
import type {Operation, Staging} from './staging.ts'

export interface StagedResult {
  id: string
  /** `none`: the document was left as it is. */
  operation: Operation | 'none'
}

export interface StageMutationOptions {
  newId: () => string
  /** Present when missing array keys are to be filled in. */
  newKey?: (() => string) | undefined
  /** For query forms: ids found before the transaction began. */
  foundIds: readonly string[]
}

/**
 * Stages one mutation.
 *
 * @returns one result, or one per document that a query form touched
 * @throws LakeError as the methods of {@link Staging}
 */
export function stageMutation(
  staging: Staging,
  mutation: Mutation,
  options: StageMutationOptions,
): StagedResult[] {
  const results = stage(staging, mutation, options)
  const release = results.find(({id}) => isReleaseDocumentId(id))
  if (!release) return results
  throw validation(
    `"${release.id}" describes a content release: change it with the actions "sanity.action.release.…"`,
    release.id,
  )
}

function stage(
  staging: Staging,
  mutation: Mutation,
  options: StageMutationOptions,
): StagedResult[] {
  switch (mutation.kind) {
    case 'create': {
      const document = staging.create(withId(keyed(mutation.document, options), options.newId))
      return [{id: document._id, operation: 'create'}]
    }
    case 'createIfNotExists': {
      const id = requireDocumentId(mutation.document._id)
      if (staging.find(id)) return [{id, operation: 'none'}]
      staging.create(keyed(mutation.document, options))
      return [{id, operation: 'create'}]
    }
    case 'createOrReplace': {
      const id = requireDocumentId(mutation.document._id)
      const operation = staging.find(id) ? 'update' : 'create'
      staging.createOrReplace(keyed(mutation.document, options))
      return [{id, operation}]
    }
    case 'delete': {
      const {target, purge} = mutation
      const ids = 'id' in target ? [requireDocumentId(target.id)] : existing(staging, options)
      return ids.map((id) => stageDelete(staging, id, purge))
    }
    case 'patch': {
      const {target, ifRevisionId} = mutation
      const operations = options.newKey
        ? operationsWithArrayKeys(mutation.operations, options.newKey)
        : mutation.operations
      const ids = 'id' in target ? [requireDocumentId(target.id)] : existing(staging, options)
      return ids.map((id) => {
        staging.patch(id, operations, ifRevisionId)
        return {id, operation: 'update'}
      })
    }
  }
}

function stageDelete(staging: Staging, id: string, purge: boolean): StagedResult {
  if (!staging.find(id)) return {id, operation: 'none'}
  staging.delete(id, {purge})
  return {id, operation: 'delete'}
}

function existing(staging: Staging, options: StageMutationOptions): string[] {
  return options.foundIds.filter((id) => staging.find(id))
}

function keyed(document: JsonObject, options: StageMutationOptions): JsonObject {
  return options.newKey ? withArrayKeys(document, options.newKey) : document
}

/** No id: a random one. An id that ends with a dot: a random one below that path. */
function withId(document: JsonObject, newId: () => string): JsonObject {
  const id = document._id
  if (id === undefined || id === null || id === '') return {...document, _id: newId()}
  if (typeof id === 'string' && id.endsWith('.')) return {...document, _id: `${id}${newId()}`}
  if (typeof id !== 'string') throw validation(`Malformed document ID: ${JSON.stringify(id)}`, id)
  return document
}

/** The documents of results, for `returnDocuments`: the state after the transaction, or what was deleted. */
export function documentOf(staging: Staging, result: StagedResult): StoredDocument | undefined {
  if (result.operation === 'delete') return staging.staged(result.id)?.before ?? undefined
  return staging.find(result.id) ?? undefined
}
