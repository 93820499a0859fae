/** Both ends included. */
export interface ByteRange {
  start: number
  end: number
}

/**
 * A single range of a Range header, as players of video and audio send it.
 *
 * @returns undefined when the header is absent, malformed or names several ranges (the whole file
 *   is then sent), `unsatisfiable` when the range lies behind the end
 * @see RFC 9110, section 14
 */
export function parseByteRange(
  header: string | undefined,
  sizeBytes: number,
): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (match === null) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes)
    return length === 0 ? 'unsatisfiable' : {start: sizeBytes - length, end: sizeBytes - 1}
  }
  const start = Number(first)
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1)
  if (last !== '' && Number(last) < start) return undefined
  return start >= sizeBytes ? 'unsatisfiable' : {start, end}
}
