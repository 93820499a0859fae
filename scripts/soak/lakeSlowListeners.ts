import {connect, type Socket} from 'node:net'
import type {Proof, SoakOptions} from './soak.ts'
import {startSoakedLake} from './soakedLake.ts'

const listeners = 20
const writes = 300
const documentBytes = 100_000
/** What may wait for them all together is 8 MB each; a lake that kept everything would need 600 MB. */
const growthLimitBytes = 350_000_000
const cutOffMs = 20_000

/** Opens listeners that never read, and writes more than anyone would want to keep for them. */
export async function proveSlowListeners(
  options: SoakOptions & {data: string; token: string},
): Promise<Proof> {
  const started = performance.now()
  const lake = await startSoakedLake({data: options.data, token: options.token})
  const sockets = await Promise.all(
    Array.from({length: listeners}, () => openDeafListener(lake.url)),
  )
  await until(async () => (await openListeners(lake.url)) === listeners)
  const before = lake.residentBytes()
  let peak = before
  options.say(`${listeners} listeners that never read, ${writes} writes of ${documentBytes} bytes`)
  for (let index = 0; index < writes; index += 1) {
    const text = String(index).padEnd(documentBytes, 'x')
    await lake.client.createOrReplace({_id: 'loud', _type: 'loud', text})
    peak = Math.max(peak, lake.residentBytes())
  }
  const isCutOff = await until(async () => (await openListeners(lake.url)) === 0)
  for (const socket of sockets) socket.destroy()
  await lake.stop()
  const problems = [
    ...(isCutOff ? [] : ['Listeners that never read are still open.']),
    ...(peak - before > growthLimitBytes
      ? [`Memory grew by ${Math.round((peak - before) / 1e6)} MB.`]
      : []),
  ]
  return {
    name: 'a listener that never reads is cut off, and holds up neither writers nor memory',
    cases: writes,
    seconds: (performance.now() - started) / 1000,
    failure: problems.length > 0 ? problems.join('\n') : null,
  }
}

function openDeafListener(url: string): Promise<Socket> {
  const {hostname, port, host} = new URL(url)
  const query = encodeURIComponent('*[_type == "loud"]')
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.pause()
      socket.write(
        `GET /v2025-02-19/data/listen/production?includeResult=true&query=${query} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      )
      resolve(socket)
    })
    socket.on('error', reject)
  })
}

async function openListeners(url: string): Promise<number> {
  const health = (await (await fetch(`${url}/healthz`)).json()) as {openListeners: number}
  return health.openListeners
}

async function until(holds: () => Promise<boolean>): Promise<boolean> {
  const end = Date.now() + cutOffMs
  while (!(await holds())) {
    if (Date.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return true
}
