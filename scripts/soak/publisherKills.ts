import {mkdtempSync, rmSync} from 'node:fs'
import {lstat, readdir} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import type {PublisherProcess} from '@crosswalk/publisher/testing/publisherProcess'
import type {SanityClient} from '@sanity/client'
import {PublishedSample} from '../sample/publishedSample.ts'
import {randomFrom} from './random.ts'
import {ReleaseBook} from './releaseBook.ts'
import {ReleaseReaders} from './releaseReaders.ts'
import type {Proof, SoakOptions} from './soak.ts'

const astroFolder = fileURLToPath(new URL('../../site/.astro', import.meta.url))
/** Longest time from the start of a publisher to its death while everything is rendered. */
const longestStartMs = 7_000
/** The same from an edit to a publisher that has everything in memory. */
const longestPublishMs = 700
const roundsBeforeMeasuring = 10
const noticedProblems = 20

/**
 * Kills the publisher `runs` times: in every second round soon after its start, while it renders
 * everything and puts that live, else soon after an edit, while it renders and switches. Readers
 * ask all the time. After each kill the release on disk must be whole, and after all of them the
 * last edit must be live with nothing left over.
 */
export async function provePublisherKills({seed, runs, say}: SoakOptions): Promise<Proof> {
  const started = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'publisher-kills-'))
  const sample = await PublishedSample.open(folder)
  const random = randomFrom(seed)
  const book = new ReleaseBook(sample.data)
  const problems: string[] = []
  const readers = new ReleaseReaders({
    current: join(sample.data, 'current'),
    book,
    publisherUrl: sample.url,
    random,
  })
  let firstBytes = 0
  try {
    await (await sample.start()).kill()
    await readers.start()
    for (let round = 0; round < runs && problems.length < noticedProblems; round += 1) {
      await killOnce(sample, {round, random})
      problems.push(...(await book.differences()).map((text) => `round ${round}: ${text}`))
      problems.push(...readers.reading.problems.splice(0))
      if (round === roundsBeforeMeasuring) firstBytes = await bytesIn(sample.data)
      if (round % 10 === 9) {
        say(`${round + 1} kills, ${book.count} releases, ${readers.reading.whole} answers whole`)
      }
    }
    problems.push(...(await comesToRest(sample, {firstBytes})))
  } finally {
    const reading = await readers.stop()
    problems.push(...reading.problems)
    say(`${reading.whole} answers whole, ${reading.unanswered} requests found no publisher`)
    await sample.close()
    rmSync(folder, {recursive: true, force: true})
  }
  return {
    name: `a kill at any moment leaves a whole release, and readers one of two (${book.count} releases, ${readers.reading.whole} answers)`,
    cases: runs,
    seconds: (performance.now() - started) / 1000,
    failure: problems.length === 0 ? null : problems.slice(0, noticedProblems).join('\n'),
  }
}

async function killOnce(
  sample: PublishedSample,
  {round, random}: {round: number; random: () => number},
): Promise<void> {
  const publisher = sample.spawn()
  if (round % 2 === 0) {
    await edit(sample.client, random)
    await pause(random() * longestStartMs)
  } else {
    await untilResting(sample, publisher)
    await edit(sample.client, random)
    await pause(random() * longestPublishMs)
  }
  await publisher.kill()
}

/** One edit that touches a page, all pages, or which pages there are. */
async function edit(client: SanityClient, random: () => number): Promise<void> {
  const word = Math.floor(random() * 1e6)
  const path = 'path-software-engineer-to-product-manager'
  const chance = random()
  if (chance < 0.4) {
    await client
      .patch(path)
      .set({durationMonths: 1 + (word % 36)})
      .commit()
  } else if (chance < 0.6) {
    await client
      .patch('siteSettings')
      .set({description: `What crossing takes, ${word}.`})
      .commit()
  } else if (chance < 0.8) {
    await client
      .patch(path)
      .set({'slug.current': `a-path-${word % 3}`})
      .commit()
  } else {
    const id = 'person-of-the-soak'
    const person = {_id: id, _type: 'person', name: 'Ada', slug: {_type: 'slug', current: 'ada'}}
    const isThere = (await client.getDocument(id)) !== undefined
    await (isThere ? client.delete(id) : client.create(person))
  }
}

async function untilResting(sample: PublishedSample, publisher: PublisherProcess): Promise<void> {
  while (!publisher.hasEnded()) {
    const status = await statusOf(sample)
    if (status?.latest?.endedAt && !status.next) return
    await pause(50)
  }
  throw new Error('The publisher ended by itself; its last words are above.')
}

interface Status {
  latest: {state: string; endedAt?: string} | null
  next: unknown
  search: string
}

async function statusOf(sample: PublishedSample): Promise<Status | undefined> {
  try {
    const response = await fetch(`${sample.url}/_publisher/status`)
    return (await response.json()) as Status // As the publisher's report.ts has it.
  } catch {
    return undefined // It does not listen yet.
  }
}

/** Publishes once more in peace, and looks for what kills have left. */
async function comesToRest(
  sample: PublishedSample,
  {firstBytes}: {firstBytes: number},
): Promise<string[]> {
  const problems: string[] = []
  const publisher = await sample.start()
  await untilResting(sample, publisher)
  const last = 'The last words of the soak.'
  await sample.client.patch('siteSettings').set({description: last}).commit()
  for (let waitedMs = 0; ; waitedMs += 250) {
    const home = await (await fetch(sample.url)).text()
    const status = await statusOf(sample)
    if (home.includes(last) && status?.search === 'current' && !status.next) break
    if (waitedMs > 120_000) return ['The last edit is not live two minutes after it was made.']
    await pause(250)
  }
  await publisher.stop()
  const releases = await readdir(join(sample.data, 'releases'))
  if (releases.length > 5) problems.push(`${releases.length} releases are kept.`)
  const bytes = await bytesIn(sample.data)
  if (firstBytes > 0 && bytes > firstBytes * 2) {
    problems.push(`The data folder grew from ${firstBytes} to ${bytes} bytes.`)
  }
  // What a stop leaves is taken away by the next start.
  await (await sample.start()).stop()
  const staged = await readdir(join(sample.data, 'staging'))
  // The copies that the next releases would be made in may be there.
  if (staged.length > 2) problems.push(`These were left in the staging folder: ${staged}.`)
  const own = (await readdir(astroFolder)).filter((name) => isLeftOver(name))
  if (own.length > 0) problems.push(`These were left in the site's folder: ${own}.`)
  return problems
}

/** A build folder of a publisher, or of its site, that does not run any more. */
function isLeftOver(name: string): boolean {
  const [, pid] = /^release-(\d+)$/.exec(name) ?? []
  if (pid === undefined) return name.startsWith('build-')
  try {
    process.kill(Number(pid), 0)
    return false
  } catch {
    return true // ESRCH
  }
}

/** Each file once, however many hard links it has. */
async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true})
  const sizes = new Map<number, number>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const facts = await lstat(join(entry.parentPath, entry.name)).catch(() => undefined)
    if (facts) sizes.set(facts.ino, facts.size)
  }
  return [...sizes.values()].reduce((sum, size) => sum + size, 0)
}
