import {LakeError} from '../errors.ts'

export interface PageOptions {
  limit: number
  /** `nextCursor` of the page before; absent for the first page. */
  cursor?: string | undefined
}

export interface Page<Event> {
  /** Newest first. */
  events: Event[]
  /** Empty on the last page. */
  nextCursor: string
}

/**
 * A page of a timeline. The cursor counts the events that are still to come, which are the oldest:
 * new ones do not shift it.
 *
 * @param events - all of the timeline, oldest first
 * @throws LakeError `badRequest` for a cursor that no page gave
 */
export function pageOf<Event>(events: readonly Event[], options: PageOptions): Page<Event> {
  const end = options.cursor ? parseCursor(options.cursor) : events.length
  const start = Math.max(0, end - options.limit)
  return {
    events: events.slice(start, end).reverse(),
    nextCursor: start === 0 ? '' : String(start),
  }
}

function parseCursor(cursor: string): number {
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor)
  throw new LakeError('badRequest', {
    message: `"${cursor}" is not a cursor of this timeline. Start without "nextCursor".`,
  })
}
