import type {Referrer} from '../database/documentStore.ts'
import {referencesOf} from '../database/references.ts'
import {hasExistingReferences, inItem, referenceDoesNotExist} from './failures.ts'
import type {StagedDocument, Staging} from './staging.ts'

/**
 * Checks strong references against the state after the whole transaction: documents that go or
 * change their type must not be referenced, and references that are new must have a target.
 *
 * @param referrersOf - documents that reference an id before the transaction
 * @throws LakeError `hasExistingReferences`, `referenceDoesNotExist`, naming the last mutation or
 *   action that wrote the offending document
 */
export function requireIntegrity(
  staging: Staging,
  kind: 'mutation' | 'action',
  referrersOf: (id: string) => Referrer[],
): void {
  for (const staged of staging.changed()) {
    inItem(kind, staged.lastItem, () => {
      requireUnreferenced(staging, staged, referrersOf)
      requireTargets(staging, staged)
    })
  }
}

function requireUnreferenced(
  staging: Staging,
  staged: StagedDocument,
  referrersOf: (id: string) => Referrer[],
): void {
  const {id, before, after} = staged
  if (!before || after?._type === before._type) return
  const strong = referrersOf(id).filter((referrer) => {
    if (referrer.sourceId === id) return false
    const source = staging.staged(referrer.sourceId)
    if (!source) return !referrer.weak
    return source.after !== null && referencesOf(source.after).get(id) === false
  })
  if (strong.length === 0) return
  throw hasExistingReferences(
    id,
    strong.map(({sourceId}) => sourceId),
  )
}

function requireTargets(staging: Staging, staged: StagedDocument): void {
  const {id, before, after} = staged
  if (!after) return
  const known = before ? referencesOf(before) : undefined
  for (const [target, weak] of referencesOf(after)) {
    if (weak || staging.find(target)) continue
    // Targets that go in this very transaction are reported where they are deleted.
    const isNew = known?.get(target) !== false
    if (isNew) throw referenceDoesNotExist(id, target)
  }
}
