import type {ContentFinding} from './contentChecks.ts'
import type {ContentDocument, ContentIndex} from './contentIndex.ts'
import {referencesIn} from './referencesIn.ts'

/** Every reference leads somewhere. A weak one may be left over, and readers then miss that place. */
export function referenceFindings(
  document: ContentDocument,
  content: ContentIndex,
): Omit<ContentFinding, 'documentId'>[] {
  return referencesIn(document)
    .filter(({id}) => !content.has(id))
    .map(({path, id, weak}) =>
      weak
        ? {
            rule: 'weak-reference',
            level: 'warning',
            path,
            message: `The document “${id}” is not published, so readers see nothing in its place. Publish it, or remove the reference.`,
          }
        : {
            rule: 'reference',
            level: 'error',
            path,
            message: `There is no published document “${id}”. Publish it, or refer to another.`,
          },
    )
}
