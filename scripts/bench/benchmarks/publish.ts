import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type Benchmark, type BenchmarkOptions, type BenchmarkResult, median} from '../benchmark.ts'
import {fillLakeFolder} from '../lake/lakeFolder.ts'
import {
  burst,
  editTimes,
  listedEditTimes,
  renameTimes,
  somePaths,
  untilRested,
} from '../publish/measurePublishes.ts'
import {buildMs, eleventy, hugo, stockAstro} from '../publish/peers.ts'
import {type PublishStack, siteUrl, startPublishStack} from '../publish/publishStack.ts'

const defaultPaths = 10_000
const edits = 30
const listedEdits = 12
const publishesInBurst = 200
const renamedPages = 200
const renames = 3

const wanted = {
  medianMs: 150,
  p95Ms: 400,
  overHugo: 40,
  overAstro: 80,
  /** As for a career on 200 pages: it changes a hundred, and lists of everything. */
  listedMs: 2_000,
  renameMs: 2_000,
  releasesInBurst: 6,
  lastOfBurstMs: 2_000,
  cleanOverAstro: 2,
  residentMegabytes: 1024,
}

export const benchmark: Benchmark = {
  summary: 'from publish to live, and clean builds, against astro build, Hugo and Eleventy',
  run: async (options) => {
    const paths = options.paths ?? defaultPaths
    const folder = mkdtempSync(join(tmpdir(), 'bench-publish-'))
    try {
      options.say(`storing ${paths} paths`)
      await fillLakeFolder(join(folder, 'lake'), {paths, say: options.say})
      options.say('making the first release')
      const stack = await startPublishStack(folder)
      try {
        return await measure(stack, {...options, paths, folder})
      } finally {
        await stack.stop()
      }
    } finally {
      rmSync(folder, {recursive: true, force: true})
    }
  },
}

type MeasureOptions = BenchmarkOptions & {paths: number; folder: string}

interface Figure {
  figure: string
  measured: number
  wanted: string
  isReached: boolean
}

async function measure(stack: PublishStack, options: MeasureOptions): Promise<BenchmarkResult> {
  const {paths, say} = options
  await untilRested(stack.siteUrl)
  const publishing = await measurePublishing(stack, say)
  const builds = await measureBuilds(stack, options)
  const [clean, ...peers] = builds
  if (clean === undefined) throw new Error('The first release is one of the builds.')
  const msOf = (name: string) => peers.find((peer) => peer.name === name)?.ms ?? Number.NaN
  const {publishMs} = publishing
  const figures = [
    ...publishing.figures,
    atLeast('publish, times faster than Hugo', msOf('Hugo (Debian)') / publishMs, wanted.overHugo),
    atLeast(
      'publish, times faster than astro build',
      msOf('astro build') / publishMs,
      wanted.overAstro,
    ),
    atLeast(
      'clean build, times faster than astro build',
      msOf('astro build') / clean.ms,
      wanted.cleanOverAstro,
    ),
    atLeast('clean build, times faster than Hugo', msOf('Hugo (Debian)') / clean.ms, 1),
  ]
  return {
    tables: [
      {
        title: `${paths} paths, from the acknowledgement of a mutation to the page at its address`,
        rows: figures.map(({figure, measured, wanted: target}) => ({
          figure,
          measured,
          wanted: target,
        })),
      },
      {
        title: 'full builds',
        rows: builds.map(({name, ms}) => ({
          build: name,
          seconds: round(ms / 1000),
          'times a publish': Math.round(ms / publishMs),
        })),
      },
    ],
    misses: figures
      .filter(({isReached}) => !isReached)
      .map(({figure, measured, wanted: target}) => `${figure}: ${measured}, wanted ${target}.`),
  }
}

async function measurePublishing(stack: PublishStack, say: BenchmarkOptions['say']) {
  const spread = await somePaths(stack.client, edits)
  say(`${edits} edits`)
  const times = (await editTimes(stack, {paths: spread, count: edits})).toSorted((a, b) => a - b)
  const publishMs = median(times)
  say(`${listedEdits} edits of what lists print`)
  const listed = await listedEditTimes(stack, {paths: spread, count: listedEdits})
  say(`renaming a career ${renames} times`)
  const rename = await renameTimes(stack, {wanted: renamedPages, count: renames})
  say('a burst')
  const {releases, lastMs} = await burst(stack, {paths: spread, count: publishesInBurst})
  await untilRested(stack.siteUrl)
  const megabytes = stack.residentBytes() / 2 ** 20
  const p95 = times[Math.ceil(times.length * 0.95) - 1] ?? publishMs
  const figures = [
    atMost('one field, median, ms', publishMs, wanted.medianMs),
    atMost('one field, 95 %, ms', p95, wanted.p95Ms),
    atMost(
      `a field that lists print, on ${median(listed.files)} files, median, ms`,
      median(listed.times),
      wanted.listedMs,
    ),
    atMost(
      `career on ${rename.pages} pages renamed, ${median(rename.files)} files, median, ms`,
      median(rename.times),
      wanted.renameMs,
    ),
    atMost(`${publishesInBurst} publishes in 10 s, releases`, releases, wanted.releasesInBurst),
    atMost('last of them live after, ms', lastMs, wanted.lastOfBurstMs),
    atMost('resident, MB', megabytes, wanted.residentMegabytes),
  ]
  return {publishMs, figures}
}

async function measureBuilds(stack: PublishStack, {paths, folder, say}: MeasureOptions) {
  const {client, lakeUrl} = stack
  const [{slug = ''} = {}] = await somePaths(client, 1)
  const page = await fetch(`${stack.siteUrl}/paths/${slug}/`, {
    headers: {'accept-encoding': 'identity'},
  })
  const pageBytes = (await page.arrayBuffer()).byteLength
  const own = (name: string) => {
    const path = join(folder, name)
    mkdirSync(path)
    return path
  }
  say('installing Hugo and Eleventy')
  const peers = [
    await hugo({client, folder: own('hugo'), paths, pageBytes}),
    await eleventy({client, folder: own('eleventy'), paths, pageBytes}),
    stockAstro({lakeUrl, siteUrl, folder: own('astro')}),
  ]
  const builds = [{name: 'publisher, first release', ms: stack.firstReleaseMs}]
  for (const peer of peers) {
    say(peer.name)
    builds.push({name: peer.name, ms: await buildMs(peer)})
  }
  return builds
}

function atMost(figure: string, value: number, limit: number): Figure {
  return {figure, measured: round(value), wanted: `at most ${limit}`, isReached: value <= limit}
}

function atLeast(figure: string, value: number, limit: number): Figure {
  return {figure, measured: round(value), wanted: `at least ${limit}`, isReached: value >= limit}
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
