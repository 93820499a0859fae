import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {realSurroundings, type Surroundings} from '@crosswalk/publisher/surroundings'
import {residentBytesBelow} from '../sample/residentBytes.ts'
import {ProvenPublisher} from './provenPublisher.ts'
import type {Proof, SoakOptions} from './soak.ts'

/** Times that memory is looked at. */
const looks = 40
/** What the last quarter may take more than the second one, which has seen all code. */
const mostGrowth = 1.1
/** Pauses between two publishes are so much shorter than for people, whom they keep from waiting. */
const hurry = 20
const longestHurriedMs = 1_000

interface Look {
  /** In use by the publisher, and by the store and this proof, which share its process. */
  heap: number
  /** Of the process that keeps the site; 0 where /proc does not tell. */
  site: number
}

/**
 * Publishes one edit after the other, each a release of its own, over content that stays as large as
 * it is, and compares what the publisher and the process of the site take early and late.
 */
export async function proveSteadyMemory({runs, say}: SoakOptions): Promise<Proof> {
  const started = performance.now()
  const folder = mkdtempSync(join(tmpdir(), 'publisher-memory-'))
  const world = await ProvenPublisher.open(folder, 'sample', hurried())
  const taken: Look[] = []
  try {
    const paths = (await world.documents()).filter(({_type}) => _type === 'transitionPath')
    for (let run = 0; run < runs; run += 1) {
      const path = paths[run % paths.length]
      if (path === undefined) throw new Error('The sample has paths.')
      const titleOverride = `The way as it is told in edition ${1_000_000 + run}`
      const transactionId = await world.commit([{id: path._id, document: {...path, titleOverride}}])
      if (transactionId === undefined) throw new Error(`The store refused ${path._id}.`)
      await world.heard(transactionId)
      if ((run + 1) % Math.ceil(runs / looks) !== 0) continue
      const look = lookAtMemory()
      taken.push(look)
      say(`${run + 1} publishes, heap ${megabytes(look.heap)}, site ${megabytes(look.site)}`)
    }
  } finally {
    await world.close()
    rmSync(folder, {recursive: true, force: true})
  }
  return {
    name: `memory stays as it is (${describe(taken)})`,
    cases: runs,
    seconds: (performance.now() - started) / 1000,
    failure: growth(taken),
  }
}

function hurried(): Surroundings {
  const real = realSurroundings()
  return {
    ...real,
    after: (delayMs, action) =>
      real.after(delayMs > longestHurriedMs ? delayMs : delayMs / hurry, action),
  }
}

function lookAtMemory(): Look {
  collectGarbage()
  const {heapUsed, external} = process.memoryUsage()
  const below = residentBytesBelow(process.pid)
  below.delete(process.pid)
  return {heap: heapUsed + external, site: Math.max(0, ...below.values())}
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}

function growth(taken: readonly Look[]): string | null {
  const [, early, , late] = quarters(taken)
  if (early === undefined || late === undefined) return 'There were too few publishes to compare.'
  const grown = (['heap', 'site'] as const).filter((part) => late[part] > early[part] * mostGrowth)
  if (grown.length === 0) return null
  return grown
    .map((part) => `${part} grew from ${megabytes(early[part])} to ${megabytes(late[part])}`)
    .join(', ')
}

/** The least that was taken in each quarter: what is above it was about to be given back. */
function quarters(taken: readonly Look[]): Look[] {
  const length = Math.floor(taken.length / 4)
  if (length === 0) return []
  return [0, 1, 2, 3].map((quarter) => {
    const part = taken.slice(quarter * length, (quarter + 1) * length)
    return {
      heap: Math.min(...part.map(({heap}) => heap)),
      site: Math.min(...part.map(({site}) => site)),
    }
  })
}

function describe(taken: readonly Look[]): string {
  return quarters(taken)
    .map(({heap, site}) => `${megabytes(heap)} + ${megabytes(site)}`)
    .join(', ')
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`
}
