import lighthouse, {type Result} from 'lighthouse'
import {chromium} from 'playwright-core'
import {Problem} from '../launch/problem.mjs'
import {freePorts} from '../sample/freePorts.ts'
import {requireChromium} from '../test/chromium.ts'

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

export type Category = (typeof CATEGORIES)[number]

type Audit = (url: string) => Promise<Result>

/**
 * Lighthouse with its own settings for phones (slow 4G and a CPU of a quarter, simulated). Each
 * measurement has a Chromium of its own, as with Lighthouse's command: one that has compiled a
 * page's scripts before is no first visit.
 */
export const audit: Audit = async (url) => {
  const first = await attempt(url)
  // On a busy machine Chromium may paint too late to be traced; that is no measurement of the page.
  const result = first.runtimeError ? await attempt(url) : first
  if (!result.runtimeError) return result
  throw new Problem(`Lighthouse could not measure ${url}: ${result.runtimeError.message}`)
}

async function attempt(url: string): Promise<Result> {
  const [port = 0] = await freePorts(1)
  const browser = await chromium.launch({
    executablePath: requireChromium(process.env),
    args: [`--remote-debugging-port=${port}`, '--no-sandbox', '--disable-gpu', '--no-first-run'],
  })
  try {
    const result = await lighthouse(
      url,
      // The page of lost addresses is measured too, and answers with status 404 as it must.
      {port, output: 'json', logLevel: 'silent', ignoreStatusCode: true},
      {extends: 'lighthouse:default', settings: {onlyCategories: [...CATEGORIES]}},
    )
    if (result === undefined) throw new Error(`Lighthouse gave no result for ${url}.`)
    return result.lhr
  } finally {
    await browser.close()
  }
}

/** Of 100, as Lighthouse shows it. */
export function scoreOf(result: Result, category: Category): number {
  return Math.round((result.categories[category]?.score ?? 0) * 100)
}

/** `id (what it measured)` of the audits that cost a category points. */
export function lostAudits(result: Result, category: Category): string[] {
  const refs = result.categories[category]?.auditRefs ?? []
  return refs.flatMap(({id, weight}) => {
    const audit = result.audits[id]
    if (!audit || weight === 0 || audit.score === null || audit.score >= 0.995) return []
    return [audit.displayValue ? `${id} (${audit.displayValue})` : id]
  })
}

export interface Weights {
  /** Bytes on the wire, with headers, by what Chromium takes a file for: `Document`, `Font`, … */
  bytes: Readonly<Record<string, number>>
  requests: number
  /** Cumulative layout shift. */
  shift: number
}

export function weightsOf(result: Result): Weights {
  const details = result.audits['network-requests']?.details
  const items = details?.type === 'table' ? details.items : []
  const bytes: Record<string, number> = {}
  for (const {resourceType, transferSize} of items) {
    const type = String(resourceType)
    bytes[type] = (bytes[type] ?? 0) + Number(transferSize)
  }
  const shift = result.audits['cumulative-layout-shift']?.numericValue ?? 0
  return {bytes, requests: items.length, shift}
}
