import {median} from '../benchmark.ts'
import type {ServedLake} from './servedLake.ts'

/**
 * Durable single mutations a second, each client sending the next when the last is acknowledged; after
 * one round that does not count.
 */
export async function mutationsPerSecond(
  lake: ServedLake,
  load: {clients: number; each: number},
): Promise<number> {
  await roundOfMutations(lake, load)
  return await roundOfMutations(lake, load)
}

async function roundOfMutations(
  lake: ServedLake,
  {clients, each}: {clients: number; each: number},
): Promise<number> {
  const start = performance.now()
  await Promise.all(
    Array.from({length: clients}, async (_, client) => {
      for (let count = 0; count < each; count += 1) {
        await mutate(lake, {createOrReplace: {_id: `bench-${client}`, _type: 'bench', count}})
      }
    }),
  )
  return (clients * each) / ((performance.now() - start) / 1000)
}

/** How long after the acknowledgement of a mutation the last of many listeners hears of it: median, ms. */
export async function listenerDelayMs(
  lake: ServedLake,
  {listeners, mutations}: {listeners: number; mutations: number},
): Promise<number> {
  const stop = new AbortController()
  const heardAt = new Map<string, number[]>()
  const query = encodeURIComponent('*[_type == "heard"]')
  await Promise.all(
    Array.from({length: listeners}, async () => {
      const response = await lake.request(`/data/listen/production?query=${query}`, {
        signal: stop.signal,
      })
      void hear(response, heardAt).catch((error: unknown) => {
        if (!stop.signal.aborted) throw error
      })
    }),
  )
  const delays: number[] = []
  for (let count = 0; count < mutations; count += 1) {
    const transactionId = `heard-${count}`
    await mutate(lake, {createOrReplace: {_id: 'heard', _type: 'heard', count}}, transactionId)
    const acknowledged = performance.now()
    while ((heardAt.get(transactionId)?.length ?? 0) < listeners) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    const last = Math.max(...(heardAt.get(transactionId) ?? []))
    delays.push(Math.max(0, last - acknowledged))
  }
  stop.abort()
  return median(delays)
}

async function mutate(lake: ServedLake, mutation: object, transactionId?: string): Promise<void> {
  const body = JSON.stringify({mutations: [mutation], ...(transactionId && {transactionId})})
  const response = await lake.request('/data/mutate/production', {method: 'POST', body})
  if (!response.ok) throw new Error(`A mutation was refused: ${await response.text()}`)
  await response.arrayBuffer()
}

async function hear(response: Response, heardAt: Map<string, number[]>): Promise<void> {
  const decoder = new TextDecoder()
  for await (const bytes of response.body ?? []) {
    for (const [, id = ''] of decoder.decode(bytes).matchAll(/"transactionId":"(heard-\d+)"/g)) {
      const times = heardAt.get(id) ?? []
      times.push(performance.now())
      heardAt.set(id, times)
    }
  }
}
