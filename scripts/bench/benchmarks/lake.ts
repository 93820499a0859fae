import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Benchmark, BenchmarkOptions, BenchmarkResult} from '../benchmark.ts'
import {fillLakeFolder} from '../lake/lakeFolder.ts'
import {GroqOverDocuments, lakeMs, medianMs, readDocuments} from '../lake/measureQueries.ts'
import {listenerDelayMs, mutationsPerSecond} from '../lake/measureWrites.ts'
import {measuredQueries, wholeSiteQuery} from '../lake/queries.ts'
import {type ServedLake, serveLake} from '../lake/servedLake.ts'

/** Paths of the two datasets: about 13,800 and 104,000 documents. */
const sizes = {small: 8_200, large: 82_000}

export const benchmark: Benchmark = {
  summary: 'the lake against groq-js in memory: queries, growth, writes, listeners, start, memory',
  run: async (options) => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-lake-'))
    try {
      return await measure(folder, options)
    } finally {
      rmSync(folder, {recursive: true})
    }
  },
}

interface Figure {
  figure: string
  measured: number
  wanted: string
  isReached: boolean
}

async function measure(folder: string, {say}: BenchmarkOptions): Promise<BenchmarkResult> {
  const small = join(folder, 'small')
  const large = join(folder, 'large')
  await fillLakeFolder(small, {paths: sizes.small, say})
  const documents = await fillLakeFolder(large, {paths: sizes.large, say})

  const smallMs = await served(small, async (lake) => {
    await untilWordsAreIndexed(lake)
    const times = new Map<string, number>()
    for (const query of measuredQueries(await someCareer(lake))) {
      times.set(query.name, await lakeMs(lake, query))
    }
    return times
  })
  return await served(large, async (lake) => {
    say('waiting for the index of words')
    await untilWordsAreIndexed(lake)
    say('reading the documents for groq-js')
    const groq = new GroqOverDocuments(await readDocuments(lake))
    const rows: Record<string, string | number>[] = []
    const misses: string[] = []
    for (const query of measuredQueries(await someCareer(lake))) {
      say(query.name)
      const ms = await lakeMs(lake, query)
      const groqMs = await medianMs(3, () => groq.evaluate(query.query, query.params))
      const growth = ms / (smallMs.get(query.name) ?? ms)
      rows.push({
        query: query.name,
        'lake, ms': round(ms),
        'groq-js, ms': round(groqMs),
        ratio: round(groqMs / ms),
        growth: round(growth),
      })
      if (groqMs / ms < query.wantedRatio) {
        misses.push(`${query.name}: ${round(groqMs / ms)} times groq-js, not ${query.wantedRatio}.`)
      }
      if (growth > 1.5)
        misses.push(`${query.name}: ${round(growth)} times slower than at ${sizes.small} paths.`)
    }
    const figures = await otherFigures(lake, groq, say)
    misses.push(
      ...figures
        .filter(({isReached}) => !isReached)
        .map(({figure, measured, wanted}) => `${figure}: ${measured}, wanted ${wanted}.`),
    )
    return {
      tables: [
        {title: `queries over HTTP at ${documents} documents`, rows},
        {
          title: 'other figures',
          rows: figures.map(({figure, measured, wanted}) => ({figure, measured, wanted})),
        },
      ],
      misses,
    }
  })
}

async function otherFigures(
  lake: ServedLake,
  groq: GroqOverDocuments,
  say: (text: string) => void,
): Promise<Figure[]> {
  say('whole site')
  const siteMs = await medianMs(2, () => lake.ask(wholeSiteQuery(5_000)))
  const groqMs = await medianMs(2, () => groq.evaluate(wholeSiteQuery(5_000)))
  const tenfoldMs = await medianMs(1, () => lake.ask(wholeSiteQuery(50_000)))
  say('writes and listeners')
  const rate = await mutationsPerSecond(lake, {clients: 16, each: 200})
  const delayMs = await listenerDelayMs(lake, {listeners: 200, mutations: 30})
  return [
    atMost('start, ms', lake.startMs, 3_000),
    atMost('whole site of 5,000 paths, times groq-js', siteMs / groqMs, 3),
    atMost('50,000 paths, times 5,000 paths', tenfoldMs / siteMs, 12),
    {
      figure: 'durable mutations a second, 16 clients',
      measured: round(rate),
      wanted: '≥ 1000',
      isReached: rate >= 1_000,
    },
    atMost('last of 200 listeners hears after, ms', delayMs, 20),
    atMost('resident memory, MB', lake.residentBytes() / 1_000_000, 700),
  ]
}

function atMost(figure: string, measured: number, limit: number): Figure {
  return {figure, measured: round(measured), wanted: `≤ ${limit}`, isReached: measured <= limit}
}

async function served<Result>(
  directory: string,
  use: (lake: ServedLake) => Promise<Result>,
): Promise<Result> {
  const lake = await serveLake(directory)
  try {
    return await use(lake)
  } finally {
    await lake.stop()
  }
}

async function untilWordsAreIndexed(lake: ServedLake): Promise<void> {
  const query = encodeURIComponent('*[title match "planner"][0]._id')
  for (;;) {
    const response = await lake.request(`/data/query/production?explain=only&query=${query}`)
    const {explain} = (await response.json()) as {explain: string}
    if (explain.includes('index of words')) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

async function someCareer(lake: ServedLake): Promise<{_id: string; slug: string}> {
  const query = '*[_type == "career" && isTarget][0]{_id, "slug": slug.current}'
  return (await lake.ask(query)) as {_id: string; slug: string}
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
