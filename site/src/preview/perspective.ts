import type {Document} from '../live/compileQuery.ts'
import type {StoredDocument} from './marks.ts'

/** Layers that are looked at before what is published, the first one first: `drafts` or names of content releases. */
export type Perspective = readonly string[]

/** As the Studio names it: one layer, or several with commas between them. Unknown words are dropped. */
export function parsePerspective(text: string | null | undefined): Perspective {
  const layers = (text ?? 'drafts')
    .split(',')
    .map((layer) => (layer === 'previewDrafts' ? 'drafts' : layer.trim()))
  return layers.filter((layer) => layer !== 'published' && /^[A-Za-z0-9_-]+$/.test(layer))
}

/** The id that a document is published under; `undefined` for documents that belong to the store itself. */
export function publishedIdOf(id: string): string | undefined {
  const [, publishedId] = /^(?:drafts\.|versions\.[^.]+\.)?([^.]+)$/.exec(id) ?? []
  return publishedId
}

/** The document as somebody with this perspective sees it. */
export function documentAs(
  perspective: Perspective,
  publishedId: string,
  find: (id: string) => Document | undefined,
): StoredDocument | undefined {
  const ids = perspective.map((layer) =>
    layer === 'drafts' ? `drafts.${publishedId}` : `versions.${layer}.${publishedId}`,
  )
  for (const id of [...ids, publishedId]) {
    const document = find(id)
    if (document === undefined) continue
    if (Object(document._system).delete === true) return undefined
    return {...document, _id: publishedId, _originalId: id}
  }
  return undefined
}
