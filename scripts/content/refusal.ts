import {ClientError} from '@sanity/client'
import {Problem} from '../launch/problem.mjs'

const mends: Record<number, string> = {
  401: 'The token in SANITY_API_WRITE_TOKEN is not valid there; make one with "pnpm lake token create --role editor".',
  403: 'The token in SANITY_API_WRITE_TOKEN may not write; it needs the role editor.',
  409: 'Add --replace to overwrite documents that exist.',
}

/** What the other side refused, with the mend; errors of our own pass through unchanged. */
export function problemFrom(error: unknown, address: string): unknown {
  if (error instanceof Problem || !(error instanceof Error)) return error
  const status = 'statusCode' in error ? Number(error.statusCode) : undefined
  if (error instanceof ClientError || (status && status < 500)) {
    const mend = mends[status ?? 0] ?? 'Correct the content and run the command again.'
    return new Problem(`${firstLine(error)} ${mend} Documents written before this stay.`)
  }
  if (isUnreachable(error)) {
    return new Problem(
      `There is no answer from ${address}. Start it with "npm start" or "pnpm lake serve", or set SANITY_API_HOST.`,
    )
  }
  // The library checks files line by line and says which line is wrong.
  if (/line|ndjson|asset|file/i.test(error.message)) return new Problem(firstLine(error))
  return error
}

function firstLine({message}: Error): string {
  const [line = ''] = message.split('\n')
  const text = line.replace(/ \(traceId: \w+\)/, '').replace(/:$/, '')
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT)$/.test(String(error.code)))
    return true
  return isUnreachable(error.cause)
}
