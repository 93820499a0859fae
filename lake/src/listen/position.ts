/** Where a stream of mutation events stands. */
export interface Position {
  /** The commit that was sent last. */
  sequence: number
  /** How many of that commit's events were sent; undefined if all. */
  sentEvents: number | undefined
}

export function formatPosition({sequence, sentEvents}: Position): string {
  return sentEvents === undefined ? String(sequence) : `${sequence}.${sentEvents}`
}

/** @returns undefined for anything that `formatPosition` did not write */
export function parsePosition(text: string): Position | undefined {
  const match = /^(\d{1,15})(?:\.(\d{1,6}))?$/.exec(text)
  if (!match) return undefined
  const sentEvents = match[2] === undefined ? undefined : Number(match[2])
  return {sequence: Number(match[1]), sentEvents}
}
