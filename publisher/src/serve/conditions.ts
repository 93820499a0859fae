/** Bytes `first` to `last`, both included. */
export interface ByteRange {
  first: number
  last: number
}

/** Whether the reader's copy is still right (RFC 9110 §13.1.2, weak comparison). */
export function isNotModified(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

/**
 * The part of a body that a request asks for (RFC 9110 §14).
 *
 * @param ifRange - an `if-range` header; anything but the current ETag asks for the whole
 * @returns `'whole'` also for several ranges at once and for what is not a byte range, as the
 *   specification allows; `'unsatisfiable'` if it lies behind the end
 */
export function parseRange(
  range: string | null,
  ifRange: string | null,
  body: {etag: string; sizeBytes: number},
): ByteRange | 'whole' | 'unsatisfiable' {
  if (range === null || (ifRange !== null && ifRange !== body.etag)) return 'whole'
  const match = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/.exec(range.trim())
  if (!match) return 'whole'
  const end = body.sizeBytes - 1
  if (match[3] !== undefined) {
    const suffixBytes = Number(match[3])
    if (suffixBytes === 0 || end < 0) return 'unsatisfiable'
    return {first: Math.max(0, body.sizeBytes - suffixBytes), last: end}
  }
  const first = Number(match[1])
  const last = match[2] === '' ? end : Math.min(Number(match[2]), end)
  if (match[2] !== '' && Number(match[2]) < first) return 'whole'
  return first > end ? 'unsatisfiable' : {first, last}
}
