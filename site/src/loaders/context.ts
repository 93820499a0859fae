import type {Placeholder} from '../content/normalise.ts'
import type {LocateImage} from '../content/picture.ts'
import type {Report} from '../content/report.ts'

/** What a page may know beside its own document. */
export interface PageContext {
  report: Report
  locateImage: LocateImage
  /** Href of a document that has a page in this build. */
  hrefOf: (documentId: string) => string | undefined
  /** Href of the page about leaving a career, if it is in this build. */
  backgroundHrefOf: (careerId: string) => string | undefined
  /** True if the pathname is a page of this build. */
  hasPage: (pathname: string) => boolean
  /** The day of the build, milliseconds since the epoch; decides which figures are too old to show. */
  now: number
  /** In the preview: a word for each part that a document lacks, so that it is shown all the same. */
  placeholder?: Placeholder | undefined
}
