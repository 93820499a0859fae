import type {ContentDocument} from '@crosswalk/schemas/rules/contentIndex'
import {publishedIdOf} from '@crosswalk/schemas/rules/publishedId'
import {validateDocument} from '@crosswalk/schemas/validateDocument'
import {contentFindings} from '../validation/contentFindings.ts'
import type {ContentReader} from '../validation/contentReader.ts'

/** What keeps a document from being published: the errors of the form and those between documents. */
export async function publishProblems(
  document: ContentDocument,
  read: ContentReader,
): Promise<string[]> {
  const [markers, findings] = await Promise.all([
    validateDocument({...document, _id: publishedIdOf(document._id)}),
    contentFindings(document, read),
  ])
  const messages = [
    ...markers.filter(({level}) => level === 'error').map(({message}) => message),
    ...findings.filter(({level}) => level === 'error').map(({message}) => message),
  ]
  return [...new Set(messages)]
}
