import {LakeError} from '../errors.ts'

/**
 * The failures of a mutation or action. Messages are those of the hosted service, because clients
 * show and match them; details hold the typed fields of its error bodies.
 */

export function documentAlreadyExists(id: string): LakeError {
  return new LakeError('documentAlreadyExists', {
    message: `Document by ID "${id}" already exists`,
    details: {id},
  })
}

export function documentNotFound(id: string): LakeError {
  return new LakeError('documentNotFound', {
    message: `The document with the ID "${id}" was not found`,
    details: {id},
  })
}

/** @param state - of the release document */
export function releaseIsLocked(versionId: string, state: string): LakeError {
  const release = versionId.split('.')[1]
  return new LakeError('releaseState', {
    message: `Document "${versionId}" cannot be changed, because the release "${release}" is ${state}. ${state === 'scheduled' ? 'Unschedule the release first.' : 'Use another release.'}`,
    details: {id: versionId, releaseId: release, state},
  })
}

/** Deleting a group must name all that goes with it. */
export function unlistedVersion(publishedId: string, versionId: string): LakeError {
  return new LakeError('documentAlreadyExists', {
    message: `Document "${publishedId}" cannot be deleted while "${versionId}" exists. List it in "includeDrafts" to delete both.`,
    details: {id: versionId},
  })
}

/** @param current - null when the document does not exist */
export function revisionMismatch(id: string, current: string | null, expected: string): LakeError {
  return new LakeError('revisionMismatch', {
    message: `Document "${id}" has unexpected revision ID (${current === null ? 'it does not exist' : `"${current}"`}), expected "${expected}"`,
    details: {id, currentRevisionID: current, expectedRevisionID: expected},
  })
}

export function hasExistingReferences(id: string, referencingIds: string[]): LakeError {
  const names = referencingIds.map((referencingId) => `"${referencingId}"`).join(', ')
  return new LakeError('hasExistingReferences', {
    message: `Document "${id}" cannot be deleted as there are references to it from ${names}`,
    details: {id, referencingIDs: referencingIds},
  })
}

export function referenceDoesNotExist(id: string, referenceId: string): LakeError {
  return new LakeError('referenceDoesNotExist', {
    message: `Document "${id}" references non-existent document "${referenceId}"`,
    details: {id, referenceID: referenceId},
  })
}

export function insufficientPermissions(permission: string): LakeError {
  return new LakeError('insufficientPermissions', {
    message: `Insufficient permissions; permission "${permission}" required`,
    details: {permission},
  })
}

export function validation(message: string, value?: unknown): LakeError {
  return new LakeError('validation', {message, details: value === undefined ? {} : {value}})
}

/** Names the mutation or action, counted from 0, in which `run` failed. */
export function inItem<Result>(
  kind: 'mutation' | 'action',
  index: number,
  run: () => Result,
): Result {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof LakeError)) throw error
    throw new LakeError(error.code, {
      message: error.message,
      details: {...error.details, kind, index},
      cause: error.cause,
    })
  }
}
