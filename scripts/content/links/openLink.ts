import {noAnswerStatus} from '@crosswalk/schemas/rules/linkChecks'
import type {LinkAnswer} from './linkCache.ts'

const patienceMs = 20_000
const headers = {'user-agent': 'Crosswalk link checker', accept: 'text/html,*/*;q=0.5'}

/** Hosts that refuse the question or answer it wrongly are asked for the page itself. */
const unsureOfHead = new Set([400, 403, 404, 405, 410, 500, 501])

/**
 * Asks for a page, without its body where the host can do that, and follows its redirects.
 *
 * @returns undefined if the host asks to be left alone (429, or 503 with Retry-After)
 */
export async function openLink(address: string): Promise<LinkAnswer | undefined> {
  const head = await ask(address, 'HEAD')
  const response =
    head === undefined || unsureOfHead.has(head.status) ? await ask(address, 'GET') : head
  if (response === undefined) return {status: noAnswerStatus, finalUrl: address}
  const {status, url} = response
  if (status === 429 || (status === 503 && response.headers.has('retry-after'))) return undefined
  return {status, finalUrl: url || address}
}

async function ask(address: string, method: 'HEAD' | 'GET'): Promise<Response | undefined> {
  try {
    const response = await fetch(address, {
      method,
      headers,
      signal: AbortSignal.timeout(patienceMs),
    })
    await response.body?.cancel()
    return response
  } catch {
    // Whatever kept the answer away, readers do not get it either.
    return undefined
  }
}
