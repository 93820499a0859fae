import type {StoredDocument} from '../document.ts'
import type {DatasetView} from './datasetView.ts'
import {searchTextOf} from './textQuery.ts'

/** Not part of any document id, so no stored reference can be mistaken for it. */
export const searchTextPrefix = '\u0000text:'

/**
 * What `->` finds in a view. The search text of a document is found the same way, by its id behind
 * `searchTextPrefix`: this hook is the only one through which a tree can ask for it.
 *
 * @param onRead - told of every id that was looked up, found or not
 */
export function dereferenceIn(
  view: DatasetView,
  onRead: (id: string) => void,
): (reference: {_ref: string}) => StoredDocument | {text: string} | undefined {
  return ({_ref: id}) => {
    if (id.startsWith(searchTextPrefix)) {
      const document = view.find(id.slice(searchTextPrefix.length))
      return document && {text: searchTextOf(document)}
    }
    onRead(id)
    return view.find(id)
  }
}
