/** What publishing a draft would change, as the publisher tells it; see publisher/src/render/renderer.ts. */
export interface SitePlan {
  /** Names of files. */
  changed: string[]
  added: string[]
  removed: string[]
  /** What pages would leave out then and show now. */
  notices: {field: string; reason: string}[]
}

export interface SitePlanRequest {
  siteOrigin: string
  /** Published id of a document that has a draft. */
  documentId: string
  /** By which the content store lets the editor read the draft. */
  token: string
  signal: AbortSignal
}

/**
 * Asks the publisher; nothing is published.
 *
 * @throws Error whose message tells an editor why there is no answer
 */
export async function fetchSitePlan(request: SitePlanRequest): Promise<SitePlan> {
  const {siteOrigin, documentId, token, signal} = request
  const address = new URL('/_publisher/plan', siteOrigin)
  address.searchParams.set('id', documentId)
  const response = await fetch(address, {
    headers: {authorization: `Bearer ${token}`},
    signal,
  }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw new Error(`No publisher answers at ${siteOrigin}. Start it, or try again in a minute.`)
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) return answer as SitePlan // By the publisher's own contract.
  const {message} = Object(answer)
  throw new Error(
    typeof message === 'string'
      ? message
      : `${siteOrigin} answered with status ${response.status}.`,
  )
}

export interface PlannedFiles {
  /** Pathnames of pages, in the order of the alphabet. */
  hrefs: string[]
  /** Files that are no page: lists for machines, data, styles. */
  others: number
}

/** Pages among the files of a site. */
export function plannedFiles(names: readonly string[]): PlannedFiles {
  const pages = names.filter((name) => /(^|\/)index\.html$/.test(name))
  return {
    hrefs: pages.map((name) => `/${name.slice(0, -'index.html'.length)}`).sort(),
    others: names.length - pages.length,
  }
}
