import {writeFile} from 'node:fs/promises'
import {connectContent} from '../content/client.ts'
import {readEnvironment} from '../content/environment.ts'
import {imageLocator} from '../content/picture.ts'
import {formatReportLine} from '../content/report.ts'
import {fetchContent} from './fetchedContent.ts'
import {readKeptFile} from './keptRows.ts'
import {assembleSite, type Site} from './site.ts'

let pending: Promise<Site> | undefined

/** A process that keeps the pages' code for many releases puts a function here that gives the data. */
const keptData = Symbol.for('crosswalk.siteData')

/**
 * The data of all pages: fetched once per build, and afresh for each request of the development server.
 *
 * What could not be shown goes to the console, and to `SITE_REPORT_FILE` if that is set.
 */
export async function loadSite(): Promise<Site> {
  const kept: unknown = Reflect.get(globalThis, keptData)
  if (typeof kept === 'function') return kept()
  if (import.meta.env.DEV) return readSite()
  pending ??= readSite()
  return pending
}

/** The data of all pages, fetched now. */
export async function readSite(): Promise<Site> {
  const environment = readEnvironment(process.env)
  const site = assembleSite(await fetchContent(connectContent(environment)), {
    siteUrl: environment.siteUrl,
    locateImage: imageLocator(environment),
    now: Date.now(),
    kept: await readKeptFile(environment.keptFile),
  })
  const {lines} = site.report
  for (const line of lines) process.stderr.write(`${formatReportLine(line)}\n`)
  if (environment.reportFile !== null) {
    await writeFile(environment.reportFile, `${JSON.stringify({lines}, null, 2)}\n`)
  }
  return site
}
