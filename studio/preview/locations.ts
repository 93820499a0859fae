import {fixedHrefs, previewHrefOf} from '@crosswalk/schemas/hrefs'
import {map} from 'rxjs'
import type {DocumentLocation, DocumentLocationResolver} from 'sanity/presentation'
import {apiVersion} from '../content/apiVersion.ts'
import {documentTitle, type TitledDocument, titleProjection} from '../content/documentTitle.ts'

interface PlacedDocument {
  _id: string
  _type: string
  titled: TitledDocument
  slug: string | null
  isTarget: boolean | null
}

const query = `*[_id == $id || references($id)] | order(_id asc) [0...60] {
  "titled": @${titleProjection}, _id, _type, "slug": slug.current, isTarget
}`

/** Documents without a page of their own whose words stand on one that is always there. */
const fixedPlaces: Readonly<Record<string, DocumentLocation[]>> = {
  assessmentQuestion: [{title: 'Assessment', href: fixedHrefs.assessment}],
  assessmentSettings: [{title: 'Assessment', href: fixedHrefs.assessment}],
  navigation: [{title: 'Home', href: fixedHrefs.home}],
  siteSettings: [{title: 'Home', href: fixedHrefs.home}],
}

/** Where a document can be seen: its own page first, then the pages of what refers to it. */
export const locations: DocumentLocationResolver = ({id, type, perspectiveStack}, context) => {
  const fixed = fixedPlaces[type]
  if (fixed) return {locations: fixed}
  return context.documentStore
    .listenQuery(
      {fetch: query, listen: '*[_id in [$id, $draftId] || references($id)]'},
      {id, draftId: `drafts.${id}`},
      {apiVersion, perspective: perspectiveStack, throttleTime: 300},
    )
    .pipe(map((documents: PlacedDocument[]) => stateOf(documents, id)))
}

function stateOf(documents: readonly PlacedDocument[], id: string) {
  const own = documents.filter((document) => document._id === id)
  const others = documents.filter((document) => document._id !== id)
  const places = [...own, ...others].flatMap((document): DocumentLocation[] => {
    const href = previewHrefOf(document)
    return href === undefined ? [] : [{title: documentTitle(document.titled), href}]
  })
  if (places.length > 0) return {locations: places}
  return {message: 'No page shows this document yet.', tone: 'caution' as const}
}
