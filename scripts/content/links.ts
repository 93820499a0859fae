import {setTimeout as wait} from 'node:timers/promises'
import {addressesIn} from '@crosswalk/schemas/rules/addressesIn'
import {linkProblem} from '@crosswalk/schemas/rules/linkChecks'
import {parseOptions} from '../command/runCommand.ts'
import {Problem} from '../launch/problem.mjs'
import {fieldOf} from './check/finding.ts'
import {hostOf} from './check/linkFindings.ts'
import {readDataset} from './check/readDocuments.ts'
import {contentClient, targetFromEnvironment} from './lakeClient.ts'
import {checkLinks} from './links/checkLinks.ts'
import {type CachedLink, readLinkCache, writeLinkCache} from './links/linkCache.ts'
import {openLink} from './links/openLink.ts'
import {recordChecks} from './links/recordChecks.ts'
import {problemFrom} from './refusal.ts'

const linksHelp = `Usage: pnpm content links [--host NAME] [--again-after-hours N] [--pause-ms N]
                           [--cache FILE]

Opens every link to another site in the published documents of the configured dataset, and writes
to each resource what its link answered, where the Studio shows it. Prints the links that are
broken, with the documents they are in. A link counts as broken when it fails twice in a row.

One request at a time for each host, with a pause between two; a host that asks to be left alone
is. What a link answered is remembered: a good one is opened again after a week, one that failed
after a day.

--host NAME            only links to this host, such as example.org
--again-after-hours N  after which a link that failed is opened again; default 24
--pause-ms N           between two requests to one host; default 1000
--cache FILE           what links answered; default .data/links.json

Run it once a week, for example from cron. Exit code 1 if a link is broken.
`

const weekMs = 7 * 24 * 3_600_000
/** Anything fails once. */
const failuresToTell = 2

interface Place {
  documentId: string
  field: string
}

/**
 * Runs `content links`.
 *
 * @returns the exit code: 0, or 1 if a link is broken
 */
export async function links(args: string[]): Promise<number> {
  const {values} = parse(args)
  if (values.help) {
    process.stdout.write(linksHelp)
    return 0
  }
  const target = targetFromEnvironment(process.env)
  const client = contentClient(target)
  const cache = readLinkCache(values.cache)
  try {
    const places = await placesOf(readDataset(client), values.host)
    const {opened, remembered, postponed} = await checkLinks({
      addresses: places.keys(),
      cache,
      open: (address) => openLink(address),
      now: Date.now,
      wait: (ms) => wait(ms),
      pauseMs: wholeNumber('--pause-ms', values['pause-ms']),
      goodForMs: weekMs,
      badForMs: wholeNumber('--again-after-hours', values['again-after-hours']) * 3_600_000,
    })
    writeLinkCache(values.cache, cache)
    const written = await recordChecks(client, opened, failuresToTell)
    process.stderr.write(
      `${opened.size} links opened, ${remembered} remembered, ${postponed.length} postponed; ${written} resources written\n`,
    )
    const broken = [...places].flatMap(([address, found]) => {
      const link = cache.get(address)
      return link !== undefined && link.failures > 0 ? [describe(address, link, found)] : []
    })
    process.stdout.write(broken.join(''))
    return [...places.keys()].some((address) => isBroken(cache.get(address))) ? 1 : 0
  } catch (error) {
    throw problemFrom(error, target.apiHost ?? `project ${target.projectId} at Sanity`)
  }
}

/** Where each address stands; those of the site itself are checked with each release. */
async function placesOf(
  documents: AsyncIterable<{_id: string; _type: string; url?: unknown}>,
  onlyHost: string | undefined,
): Promise<Map<string, Place[]>> {
  const places = new Map<string, Place[]>()
  let ownHost: string | undefined
  for await (const document of documents) {
    if (document._type === 'siteSettings') ownHost = hostOf(document.url)
    for (const {path, address} of addressesIn(document)) {
      const place = {documentId: document._id, field: fieldOf(path)}
      places.set(address, [...(places.get(address) ?? []), place])
    }
  }
  for (const address of places.keys()) {
    const host = hostOf(address)
    if (host === ownHost || (onlyHost !== undefined && host !== onlyHost)) places.delete(address)
  }
  return places
}

function isBroken(link: CachedLink | undefined): boolean {
  return link !== undefined && link.failures >= failuresToTell
}

function describe(address: string, link: CachedLink, places: readonly Place[]): string {
  const verdict = isBroken(link) ? 'Broken' : 'Failed once, to be tried again'
  const where = places.map(({documentId, field}) => `  ${documentId} · ${field}\n`).join('')
  return `${verdict}: ${address} ${linkProblem(link.status) ?? ''}\n${where}`
}

function wholeNumber(option: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new Problem(`${option} needs a whole number, not "${text}".`)
}

function parse(args: string[]) {
  return parseOptions('pnpm content links', {
    args,
    options: {
      host: {type: 'string'},
      'again-after-hours': {type: 'string', default: '24'},
      'pause-ms': {type: 'string', default: '1000'},
      cache: {type: 'string', default: '.data/links.json'},
      help: {type: 'boolean', short: 'h', default: false},
    },
  })
}
