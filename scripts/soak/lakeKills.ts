import type {SanityClient} from '@sanity/client'
import {randomFrom} from './random.ts'
import type {Proof, SoakOptions} from './soak.ts'
import {type SoakedLake, startSoakedLake} from './soakedLake.ts'

const writers = 12
const writesEach = 10
const longestRoundMs = 60_000
/** The client comes back a second after the loss of its stream; a loaded machine needs longer. */
const catchUpMs = 60_000

/**
 * Kills the lake `runs` times while it writes. Each write is one transaction with two documents:
 * half of it would show as one without the other.
 */
export async function proveKills(
  options: SoakOptions & {data: string; token: string},
): Promise<Proof[]> {
  const {data, token, runs, seed, say} = options
  const started = performance.now()
  const random = randomFrom(seed)
  const acknowledged = new Map<string, number>()
  const problems = new Set<string>()
  let lake = await startSoakedLake({data, token})
  const {client} = lake
  const port = Number(new URL(lake.url).port)
  const heard = listen(client)
  let cutOff = 0
  for (let round = 0; round < runs; round += 1) {
    // Now and then the lake is killed again before the listener has found it.
    if (round === 0 || random() < 0.7) await heard.connected()
    cutOff += await writeUntilKilled({lake, round, random, acknowledged})
    lake = await startSoakedLake({data, token, port})
    for (const problem of await problemsOf(client, acknowledged)) problems.add(problem)
    say(
      `kill ${round + 1} of ${runs}: ${acknowledged.size} writes acknowledged, ${cutOff} cut off, ${problems.size} problems`,
    )
  }
  if (cutOff === 0) problems.add('No kill hit an unfinished write, so nothing was proved.')
  const seconds = (performance.now() - started) / 1000
  const listening = await heard.finish(acknowledged)
  await lake.stop()
  return [
    {
      name: 'what was acknowledged is there, and nothing is there by half',
      cases: runs,
      seconds,
      failure: textOf([...problems]),
    },
    {
      name: 'a listener that resumes hears each acknowledged write once',
      cases: runs,
      seconds,
      failure: textOf(listening),
    },
  ]
}

/**
 * Lets writers write one after the other, side by side, and kills the lake after a random number of
 * acknowledgements, or in every fourth round after a random time.
 *
 * @returns how many writes were under way
 */
async function writeUntilKilled(options: {
  lake: SoakedLake
  round: number
  random: () => number
  acknowledged: Map<string, number>
}): Promise<number> {
  const {lake, round, random, acknowledged} = options
  const killAfter = 1 + Math.floor(random() * (writers * writesEach - writers))
  const killAtMs = round % 4 === 3 ? random() * 1_000 : longestRoundMs
  const timer = setTimeout(() => void lake.kill(), killAtMs)
  let done = 0
  const write = async (id: string): Promise<boolean> => {
    const value = Math.floor(random() * 1e9)
    try {
      await lake.client
        .transaction()
        .createOrReplace({_id: id, _type: 'entry', value})
        .createOrReplace({_id: `${id}-twin`, _type: 'entry', value})
        .commit()
      acknowledged.set(id, value)
      done += 1
      if (done === killAfter) void lake.kill()
      return true
    } catch {
      return false // Expected of a write that was under way: nobody promised it anything.
    }
  }
  const cutOff = Array.from({length: writers}, async (_, writer) => {
    for (let index = 0; index < writesEach; index += 1) {
      if (!(await write(`kill-${round}-${writer}-${index}`))) return 1
    }
    return 0
  })
  const counts = await Promise.all(cutOff)
  clearTimeout(timer)
  await lake.kill()
  return counts.filter((count) => count === 1).length
}

/** What is lost, and what is there by half. */
async function problemsOf(
  client: SanityClient,
  acknowledged: ReadonlyMap<string, number>,
): Promise<string[]> {
  const stored = await client.fetch<{_id: string; value: number}[]>(
    '*[_type == "entry"]{_id, value}',
  )
  const byId = new Map(stored.map(({_id, value}) => [_id, value]))
  const problems: string[] = []
  for (const [id, value] of acknowledged) {
    if (byId.get(id) !== value) problems.push(`${id} was acknowledged and is lost.`)
  }
  for (const [id, value] of byId) {
    const twin = id.endsWith('-twin') ? id.slice(0, -'-twin'.length) : `${id}-twin`
    if (byId.get(twin) !== value) problems.push(`${id} is there without ${twin}.`)
  }
  return problems
}

/** Writes down every event that one listener gets, over all restarts. */
function listen(client: SanityClient): {
  /** Resolves when the stream is open, at once if it is. */
  connected: () => Promise<void>
  finish: (acknowledged: ReadonlyMap<string, number>) => Promise<string[]>
} {
  const counts = new Map<string, number>()
  let resets = 0
  let isOpen = false
  const subscription = client
    .listen(
      '*[_type == "entry"]',
      {},
      {
        enableResume: true,
        includeResult: false,
        events: ['mutation', 'reset', 'welcome', 'welcomeback', 'reconnect'],
      },
    )
    .subscribe((event) => {
      if (event.type === 'reset') resets += 1
      if (event.type !== 'mutation') isOpen = event.type !== 'reconnect'
      if (event.type !== 'mutation') return
      counts.set(event.documentId, (counts.get(event.documentId) ?? 0) + 1)
    })
  return {
    connected: async () => {
      while (!isOpen) await new Promise((resolve) => setTimeout(resolve, 20))
    },
    finish: async (acknowledged) => {
      const isMissing = (id: string): boolean => !counts.has(id) || !counts.has(`${id}-twin`)
      const end = Date.now() + catchUpMs
      while (Array.from(acknowledged.keys()).some(isMissing) && Date.now() < end) {
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
      subscription.unsubscribe()
      const problems = Array.from(acknowledged.keys())
        .filter(isMissing)
        .map((id) => `${id} was never heard.`)
      for (const [id, count] of counts)
        if (count > 1) problems.push(`${id} was heard ${count} times.`)
      if (resets > 0) problems.push(`The listener was reset ${resets} times.`)
      return problems
    },
  }
}

function textOf(problems: readonly string[]): string | null {
  if (problems.length === 0) return null
  return `${problems.slice(0, 10).join('\n')}${problems.length > 10 ? `\n… ${problems.length} in all` : ''}`
}
