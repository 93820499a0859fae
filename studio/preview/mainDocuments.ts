import {documentRoutes, fixedHrefs, idInSlug, reservedPageSlugs} from '@crosswalk/schemas/hrefs'
import type {DocumentResolver} from 'sanity/presentation'

/** Which document a page of the preview is about; the first route that fits decides. */
export const mainDocuments: DocumentResolver[] = [
  {route: fixedHrefs.home, type: 'siteSettings'},
  {route: fixedHrefs.assessment, type: 'assessmentSettings'},
  ...documentRoutes.map(
    ({route, type}): DocumentResolver => ({
      route,
      resolve: ({params}) => {
        const slug = params.slug ?? ''
        if (type === 'page' && reservedPageSlugs.has(slug)) return undefined
        const id = idInSlug(slug)
        return id === undefined
          ? {filter: '_type == $type && slug.current == $slug', params: {type, slug}}
          : {filter: '_type == $type && _id == $id', params: {type, id}}
      },
    }),
  ),
]
