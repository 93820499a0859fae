import type {CachedLink, LinkAnswer, LinkCache} from './linkCache.ts'

export interface LinkCheckOptions {
  addresses: Iterable<string>
  /** Read, and filled with what is learnt. */
  cache: LinkCache
  /** Undefined if the host asks to be left alone for now. */
  open: (address: string) => Promise<LinkAnswer | undefined>
  /** Milliseconds since the epoch, UTC. */
  now: () => number
  wait: (ms: number) => Promise<void>
  /** Between two requests to one host. */
  pauseMs: number
  /** How long a good answer is believed. */
  goodForMs: number
  /** How long a bad one is, before the link is tried again. */
  badForMs: number
}

export interface LinkCheckReport {
  /** Opened this time. */
  opened: Map<string, CachedLink>
  /** Answered so recently that nobody was asked. */
  remembered: number
  /** Their hosts asked to be left alone; they are tried the next time. */
  postponed: string[]
}

const hostsAtOnce = 8

/** Opens every address that is due, one request at a time for each host. */
export async function checkLinks(options: LinkCheckOptions): Promise<LinkCheckReport> {
  const {addresses, cache, now, goodForMs, badForMs} = options
  const report: LinkCheckReport = {opened: new Map(), remembered: 0, postponed: []}
  const hosts = new Map<string, string[]>()
  for (const address of new Set(addresses)) {
    const known = cache.get(address)
    const believedMs = known && known.failures > 0 ? badForMs : goodForMs
    if (known && now() - known.at < believedMs) {
      report.remembered += 1
      continue
    }
    const {host} = new URL(address)
    hosts.set(host, [...(hosts.get(host) ?? []), address])
  }
  const queues = [...hosts.values()].values()
  const worker = async (): Promise<void> => {
    for (const queue of queues) await checkHost(queue, options, report)
  }
  await Promise.all(Array.from({length: hostsAtOnce}, worker))
  return report
}

async function checkHost(
  queue: readonly string[],
  {cache, open, now, wait, pauseMs}: LinkCheckOptions,
  report: LinkCheckReport,
): Promise<void> {
  for (const [place, address] of queue.entries()) {
    if (place > 0) await wait(pauseMs)
    const answer = await open(address)
    if (answer === undefined) {
      report.postponed.push(...queue.slice(place))
      return
    }
    const failures = answer.status >= 400 ? (cache.get(address)?.failures ?? 0) + 1 : 0
    const checked = {...answer, at: now(), failures}
    cache.set(address, checked)
    report.opened.set(address, checked)
  }
}
