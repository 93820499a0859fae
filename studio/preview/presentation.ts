import {presentationTool} from 'sanity/presentation'
import {locations} from './locations.ts'
import {mainDocuments} from './mainDocuments.ts'

/**
 * The page of a document beside its form.
 *
 * @param previewOrigin - where the site is rendered with drafts
 * @see site/src/preview/previewApp.ts, which answers there
 */
export function presentation(previewOrigin: string) {
  return presentationTool({
    allowOrigins: [previewOrigin],
    previewUrl: {
      initial: previewOrigin,
      previewMode: {enable: '/_preview/enable', disable: '/_preview/disable'},
    },
    resolve: {locations, mainDocuments},
  })
}
