import {isRecord} from '../content/normalise.ts'

/** What the parser may ask, and where it says what it left out. */
export interface ProseContext {
  /** Href of a document that has a page in this build. */
  hrefOf: (documentId: string) => string | undefined
  /** True if the pathname is a page of this build. */
  hasPage: (pathname: string) => boolean
  drop: (reason: string) => void
}

/** The objects of a list; anything else in it, or no list at all, counts as absent. */
export function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}
