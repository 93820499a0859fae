import type {RevisionRow} from '../database/transactionLog.ts'
import type {StoredDocument} from '../document.ts'

/** A step in the life of a release: it was made, gone, or its state is another one. */
export interface ReleaseChange {
  sequence: number
  timestamp: string
  author: string
  /** Undefined: the release did not exist on that side. */
  from: string | undefined
  to: string | undefined
  /** Only for the state `scheduled`. ISO 8601, UTC. */
  publishAt: string | undefined
}

/** @param revisions - of the release document, oldest first, with its state on both sides */
export function releaseChanges(
  revisions: readonly (RevisionRow & {
    before: StoredDocument | null
    after: StoredDocument | null
  })[],
): ReleaseChange[] {
  return revisions.flatMap(({sequence, timestamp, author, before, after}) => {
    const from = textOf(before?.state)
    const to = textOf(after?.state)
    if (from === to) return []
    const publishAt = to === 'scheduled' ? textOf(after?.publishAt) : undefined
    return [{sequence, timestamp, author, from, to, publishAt}]
  })
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
