import {mkdtempSync, realpathSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type Edit, randomEdits} from '@crosswalk/site/testing/randomEdits'
import {compareTrees} from './compareTrees.ts'
import {ProvenPublisher, type StoredDocument} from './provenPublisher.ts'
import {randomFrom} from './random.ts'

export interface ProofOptions {
  seed: number
  /** Sequences of edits, each compared with a clean build. */
  sequences: number
  /** Publishes in each. */
  steps: number
  say: (text: string) => void
}

/** Of the generated dataset that every second sequence edits. */
const generatedPaths = 40
const restChance = 0.35
const restartChance = 0.1
/** The search index follows the pages after some seconds, so it is waited for in every so many. */
const searchedEvery = 4
/** How often the clean build is Astro's own command, bundling included, which takes most of the time. */
const stockEvery = 10
/** After so many sequences of a dataset too much of it is deleted or invalid to be worth editing. */
const renewedEvery = 20
const mostTrials = 15

/**
 * Edits content at random, publishes the edits as an editor's would be, one by one and in bursts,
 * with restarts of the publisher in between, and compares the release with what a clean build makes
 * of the same content, byte for byte. Every tenth is `astro build`; the others fetch and render
 * everything in a fresh process too, but with code that is bundled already. What is kept of withheld
 * documents is an input of both.
 *
 * @returns what differs, with the fewest steps that it was found to take; `null` if nothing does
 */
export async function provePublishing(options: ProofOptions): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'publisher-proof-'))
  const worlds: ProvenPublisher[] = []
  try {
    worlds.push(await ProvenPublisher.open(join(folder, 'sample'), 'sample'))
    if (options.sequences > 1) {
      worlds.push(await ProvenPublisher.open(join(folder, 'generated'), generatedPaths))
    }
    const whole = await Promise.all(worlds.map((world) => world.documents()))
    for (let sequence = 0; sequence < options.sequences; sequence += 1) {
      const place = sequence % worlds.length
      const world = worlds[place]
      if (world === undefined) throw new Error('There is a world for each sequence.')
      const round = Math.floor(sequence / worlds.length)
      if (round > 0 && round % renewedEvery === 0) await world.reset(whole[place] ?? [])
      const seed = options.seed + sequence
      const withSearch = sequence % searchedEvery < worlds.length
      const start = await world.documents()
      const steps = randomEdits(new Map(start.map((each) => [each._id, each])), {
        seed,
        steps: options.steps,
      })
      const isStock = sequence % stockEvery < worlds.length
      const failure = await proveSequence(world, {steps, seed, withSearch, isStock})
      if (failure) return `seed ${seed}: ${failure}\n${await shrunk(world, {start, steps, seed})}`
      options.say(`sequence ${sequence + 1} of ${options.sequences}, seed ${seed}`)
    }
    return null
  } finally {
    for (const world of worlds) await world.close()
    rmSync(folder, {recursive: true, force: true})
  }
}

interface Sequence {
  steps: readonly (readonly Edit[])[]
  seed: number
  withSearch: boolean
  isStock: boolean
}

async function proveSequence(
  world: ProvenPublisher,
  {steps, seed, withSearch, isStock}: Sequence,
): Promise<string | null> {
  const random = randomFrom(seed)
  for (const edits of steps) {
    const isRestarted = random() < restartChance
    if (isRestarted) await world.stopPublisher()
    const transactionId = await world.commit(edits)
    if (isRestarted) await world.startPublisher()
    else if (transactionId !== undefined && random() < restChance) await world.heard(transactionId)
  }
  await world.resting()
  await world.permitLoss()
  const left = await world.left()
  if (left > 0) return `the webhooks left ${left} files for the reconciler`
  if (withSearch) await world.searchable()
  const clean = await world.cleanBuild({isStock})
  const release = realpathSync(join(world.data, 'current'))
  const difference = compareTrees(release, clean, {
    passOver: withSearch ? undefined : 'pagefind/',
  })
  rmSync(clean, {recursive: true})
  return difference
}

/** Leaves out one step after the other that the failure does not need. */
async function shrunk(
  world: ProvenPublisher,
  {start, steps, seed}: {start: readonly StoredDocument[]; steps: readonly Edit[][]; seed: number},
): Promise<string> {
  let needed: readonly Edit[][] = steps
  for (let index = 0, trials = 0; index < needed.length && trials < mostTrials; trials += 1) {
    const fewer = needed.filter((_, place) => place !== index)
    await world.reset(start)
    const isStillSo =
      (await proveSequence(world, {steps: fewer, seed, withSearch: true, isStock: true})) !== null
    if (isStillSo) needed = fewer
    else index += 1
  }
  const described = needed.map((edits) =>
    edits.map(({id, document}) => `${document ? 'write' : 'delete'} ${id}`).join(', '),
  )
  return `${needed.length} of ${steps.length} steps are enough: ${described.join(' | ')}\nThe last of them: ${JSON.stringify(needed.at(-1)).slice(0, 2_000)}`
}
