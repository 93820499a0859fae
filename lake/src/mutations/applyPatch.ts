import {extractWithPath, Mutation, type MutationParams} from '@sanity/mutator'
import type {StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'
import {validation} from './failures.ts'
import {type PatchOperation, wirePatch} from './parsePatch.ts'
import {splitLastSelector} from './splitLastSelector.ts'

export interface PatchResult {
  document: StoredDocument
  /** The operations that changed something; the rest matched nothing and are not worth telling anyone. */
  effective: PatchOperation[]
}

/** Attributes that only the lake writes; patches of them are ignored. */
const ignoredPaths = /^(?:_rev|_createdAt|_updatedAt|\['(?:_rev|_createdAt|_updatedAt)'\])$/

/**
 * Applies operations one after the other. The work is done by @sanity/mutator, which the Studio
 * also runs on the mutations that listeners receive, so both sides arrive at the same document.
 * Where the mutator silently does nothing but the hosted service refuses, this refuses.
 *
 * @throws LakeError `validation` for an unreadable path, `inc`/`dec` of something that is not a
 *   number, `diffMatchPatch` of something that is not a text, `insert` into something that is not
 *   an array, and any change of `_id` or `_type`
 */
export function applyPatch(
  document: StoredDocument,
  operations: readonly PatchOperation[],
): PatchResult {
  const effective: PatchOperation[] = []
  let current = document
  for (const operation of operations) {
    if (ignoredPaths.test(operation.path)) continue
    const next = applyOperation(current, operation)
    if (next === current) continue
    requireSameIdentity(document, next)
    current = next
    effective.push(operation)
  }
  return {document: current, effective}
}

function applyOperation(document: StoredDocument, operation: PatchOperation): StoredDocument {
  try {
    if (!isApplicable(document, operation)) return document
    const patch = {id: document._id, ...wirePatch([operation])}
    // The mutator's types want one exact operation each; `wirePatch` has made exactly one.
    const mutation = new Mutation({mutations: [{patch}]} as MutationParams)
    return mutation.apply(document) as StoredDocument
  } catch (error) {
    if (error instanceof LakeError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw validation(`Cannot ${operation.op} "${operation.path}": ${reason}`, operation.path)
  }
}

/** False when the operation matches nothing and that is fine. */
function isApplicable(document: StoredDocument, operation: PatchOperation): boolean {
  switch (operation.op) {
    case 'unset':
      return extractWithPath(operation.path, document).length > 0
    case 'inc':
    case 'dec':
      requireAll(document, operation, 'a number', (value) => typeof value === 'number')
      return true
    case 'diffMatchPatch':
      requireAll(document, operation, 'a string', (value) => typeof value === 'string')
      return true
    case 'insert':
      requireInsertable(document, operation)
      return true
    case 'set':
    case 'setIfMissing':
      return true
  }
}

function requireAll(
  document: StoredDocument,
  operation: PatchOperation,
  wanted: string,
  fits: (value: unknown) => boolean,
): void {
  const matches = extractWithPath(operation.path, document)
  if (matches.length > 0 && matches.every(({value}) => fits(value))) return
  const verb = operation.op === 'diffMatchPatch' ? 'diff-match-patch' : operation.op
  throw validation(`Can't ${verb} "$.${operation.path}", because it is not ${wanted}`)
}

function requireInsertable(
  document: StoredDocument,
  operation: Extract<PatchOperation, {op: 'insert'}>,
): void {
  const {path, position} = operation
  const parts = splitLastSelector(path)
  if (!parts || parts.parent === '') {
    throw validation(`"${path}" does not select items of an array, as in "list[-1]"`, path)
  }
  const parents = extractWithPath(parts.parent, document)
  if (parents.length === 0 || !parents.every(({value}) => Array.isArray(value))) {
    throw validation(`Attempt to apply insert patch to non-array value "${parts.parent}"`, path)
  }
  for (const {value} of parents) requirePosition(value as unknown[], parts.selector, operation)
  if (position === 'replace' && /:/.test(parts.selector) && isRangeOnly(parts.selector)) {
    if (extractWithPath(path, document).length > 0) return
    throw validation(`"${path}" selects no items to replace`, path)
  }
}

/** The mutator counts an index below the start of the array from its end, once more. */
function requirePosition(
  array: unknown[],
  selector: string,
  operation: Extract<PatchOperation, {op: 'insert'}>,
): void {
  if (!/^-\d+$/.test(selector) || array.length === 0) return
  if (array.length + Number(selector) >= 0) return
  throw validation(`"${operation.path}" lies before the start of the array`, operation.path)
}

function isRangeOnly(selector: string): boolean {
  return /^[-\d:\s]+$/.test(selector)
}

function requireSameIdentity(before: StoredDocument, after: unknown): void {
  const next = after as Partial<StoredDocument> | null
  for (const attribute of ['_id', '_type'] as const) {
    if (next?.[attribute] === before[attribute]) continue
    throw validation(
      `A patch cannot change "${attribute}" of document "${before._id}". Create another document instead.`,
      next?.[attribute],
    )
  }
}
