import {publishedIdOf, type StoredDocument} from '../document.ts'
import {contentOf} from './actionFields.ts'
import type {Staging} from './staging.ts'
import {strengthenReferences} from './strengthenReferences.ts'

/** Puts a draft or version in the place of its published document; the version goes. */
export function putLive(staging: Staging, version: StoredDocument): void {
  const publishedId = publishedIdOf(version._id)
  const published = staging.find(publishedId)
  staging.createOrReplace({
    ...strengthenReferences(contentOf(version)),
    _id: publishedId,
    _createdAt: (published ?? version)._createdAt,
  })
  staging.delete(version._id, {purge: false})
}
