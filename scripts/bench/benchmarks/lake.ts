import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Benchmark, BenchmarkOptions, BenchmarkResult} from '../benchmark.ts'
import {type ComparedQuery, compareQueries} from '../lake/compareQueries.ts'
import {fillLakeFolder} from '../lake/lakeFolder.ts'
import {type Figure, servedFigures} from '../lake/servedFigures.ts'

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

async function measure(
  folder: string,
  {say, runs}: Pick<BenchmarkOptions, 'say' | 'runs'>,
): Promise<BenchmarkResult> {
  const folders = {small: join(folder, 'small'), large: join(folder, 'large')}
  await fillLakeFolder(folders.small, {paths: sizes.small, say})
  const documents = await fillLakeFolder(folders.large, {paths: sizes.large, say})
  const {queries, siteGroqMs} = await compareQueries(folders, {say, runs})
  const figures = await servedFigures(folders.large, {siteGroqMs, say, runs})
  return {
    tables: [
      {title: `queries at ${documents} documents`, rows: queries.map(queryRow)},
      {title: 'a lake in a process of its own', rows: figures.map(figureRow)},
    ],
    misses: [...queries.flatMap(queryMisses), ...figures.flatMap(figureMiss)],
  }
}

function queryRow({name, lakeMs, groqMs, growth}: ComparedQuery) {
  return {
    query: name,
    'lake, ms': round(lakeMs),
    'groq-js, ms': round(groqMs),
    ratio: round(groqMs / lakeMs),
    'growth from a tenth': round(growth),
  }
}

function queryMisses({name, lakeMs, groqMs, growth, ...wanted}: ComparedQuery): string[] {
  const ratio = groqMs / lakeMs
  return [
    ...(ratio < wanted.wantedRatio
      ? [`${name}: ${round(ratio)} times groq-js, not ${wanted.wantedRatio}.`]
      : []),
    ...(growth > (wanted.wantedGrowth ?? Number.POSITIVE_INFINITY)
      ? [`${name}: ${round(growth)} times slower than at a tenth.`]
      : []),
  ]
}

function figureRow({figure, measured, wanted}: Figure) {
  return {figure, measured: round(measured), wanted}
}

function figureMiss({figure, measured, wanted, isReached}: Figure): string[] {
  return isReached ? [] : [`${figure}: ${round(measured)}, wanted ${wanted}.`]
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
