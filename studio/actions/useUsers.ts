import {publishedIdOf} from '@crosswalk/schemas/rules/publishedId'
import {useMemo} from 'react'
import {documentTitle, type TitledDocument, titleProjection} from '../content/documentTitle.ts'
import {useLiveQuery} from '../content/useLiveQuery.ts'
import type {StoredDocument} from './planReplacement.ts'

export interface Users {
  /** Drafts and published documents that refer to the document, as they are stored. */
  stored: StoredDocument[]
  /** The same, each once under its published id, by title. */
  listed: {id: string; type: string; title: string}[]
}

/** Who refers to a document, live; the document itself does not count. */
export function useUsers(id: string): Users | undefined {
  const params = {id, own: [id, `drafts.${id}`]}
  const stored = useLiveQuery<StoredDocument[]>({
    query: '*[references($id) && !(_id in $own)] | order(_id asc)',
    params,
    listen: 'references($id)',
    perspective: 'raw',
  }).result
  const titled = useLiveQuery<TitledDocument[]>({
    query: `*[references($id) && !(_id in $own)]${titleProjection}`,
    params,
    listen: 'references($id)',
  }).result
  return useMemo(() => {
    if (stored === undefined || titled === undefined) return undefined
    // Only content: what the platform keeps of its own (names start with a dot or with `_.`) is not shown.
    const content = stored.filter(({_id}) => !publishedIdOf(_id).startsWith('_.'))
    const listed = titled
      .map((one) => ({id: publishedIdOf(one._id), type: one._type, title: documentTitle(one)}))
      .toSorted((one, other) => one.title.localeCompare(other.title))
    return {stored: content, listed}
  }, [stored, titled])
}
