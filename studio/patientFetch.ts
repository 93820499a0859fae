import {betweenFailuresMs, type LakeAbsence, mostFailures} from './lakeAbsence.ts'
import type {LakeFetch} from './lakeFetch.ts'

/** As long as the Sanity client waits by default; a lake that accepts and never answers is broken. */
const attemptMs = 300_000

/**
 * A `fetch` whose requests outlive a lake that is away.
 *
 * The Studio takes a read that fails for something broken: the form leaves the page, and with it what
 * was typed. So reads wait until the lake is back. So do writes with a transaction id, by which the lake
 * recognises one that it has stored already. Everything else fails as it does without this.
 */
export function createPatientFetch(absence: LakeAbsence): LakeFetch {
  return async (input, init) => {
    const request = new Request(input, init)
    if (!isRead(request) && !(await isRecognised(request))) return fetch(request)
    for (let failures = 1; ; failures += 1) {
      try {
        return await completeResponse(request)
      } catch (error) {
        request.signal.throwIfAborted()
        // Browsers have one error for everything between them and a server.
        if (!(error instanceof TypeError) || failures === mostFailures) throw error
      }
      const returned = isRead(request) ? absence.returned() : absence.returnedForWrite()
      if (await unlessAborted(returned, request.signal)) failures = 0
      else await new Promise((resolve) => setTimeout(resolve, betweenFailuresMs))
    }
  }
}

/** Its body is there too: a lake may go away in the middle of it. */
async function completeResponse(request: Request): Promise<Response> {
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(attemptMs)])
  const response = await fetch(request.clone(), {signal})
  await response.clone().arrayBuffer()
  return response
}

function isRead({method, url}: Request): boolean {
  return method === 'GET' || method === 'HEAD' || /\/data\/query\//.test(new URL(url).pathname)
}

async function isRecognised(request: Request): Promise<boolean> {
  if (!/\/data\/(mutate|actions)\//.test(new URL(request.url).pathname)) return false
  const {transactionId} = await request.clone().json()
  return typeof transactionId === 'string'
}

function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, {once: true})
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
