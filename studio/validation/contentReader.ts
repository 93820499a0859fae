import type {ContentDocument} from '@crosswalk/schemas/rules/contentIndex'
import {apiVersion} from '../content/apiVersion.ts'

/** What these rules use of Sanity's client. */
export interface ContentClient {
  fetch: <Result>(
    query: string,
    params: Record<string, unknown>,
    options: {perspective: 'drafts' | 'published'},
  ) => Promise<Result>
}

/** What a validation context and the Studio's hooks both offer. */
export type GetClient = (options: {apiVersion: string}) => ContentClient

/** Reads the documents that stand around one, as editors see them: drafts over what is published. */
export class ContentReader {
  readonly #client: ContentClient

  constructor(getClient: GetClient) {
    this.#client = getClient({apiVersion})
  }

  documents(query: string, params: Record<string, unknown> = {}): Promise<ContentDocument[]> {
    return this.#client.fetch(query, params, {perspective: 'drafts'})
  }

  async byIds(ids: readonly string[], projection = ''): Promise<ContentDocument[]> {
    if (ids.length === 0) return []
    return this.documents(`*[_id in $ids]${projection}`, {ids})
  }

  async publishedIds(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set()
    return new Set(
      await this.#client.fetch<string[]>('*[_id in $ids]._id', {ids}, {perspective: 'published'}),
    )
  }
}
