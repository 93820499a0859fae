import {execFile} from 'node:child_process'
import {mkdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {promisify} from 'node:util'
import type {SanityClient} from '@sanity/client'
import {randomFrom} from './random.ts'
import type {Proof, SoakOptions} from './soak.ts'
import {startSoakedLake} from './soakedLake.ts'

const rounds = 3
const diskMegabytes = 64
/** What is taken away in each round, to make room. */
const ballastMegabytes = 8
/** More would fit beside no ballast; a lake that accepts so many has no full disk. */
const mostWrites = 2_000

/**
 * Fills a small disk until the lake refuses to write, asks for everything, makes room, and goes on.
 *
 * The disk is a tmpfs in a mount namespace of the lake's own. Where the system gives none to
 * ordinary processes, nothing is proved and undefined is returned.
 */
export async function proveFullDisk(
  options: SoakOptions & {data: string; token: string},
): Promise<Proof | undefined> {
  const {data, token, seed, say} = options
  if (!(await canMountDisks())) {
    say('no proof on a full disk: this system lets no process of yours mount a small one')
    return undefined
  }
  const started = performance.now()
  const disk = join(data, 'disk')
  mkdirSync(disk)
  const prepare = [
    `mount -t tmpfs -o size=${diskMegabytes}m tmpfs "$0"`,
    'cp "$1"/lake.sqlite* "$0"',
    ...Array.from({length: rounds}, (_, round) => writeBallast(round)),
    'shift 1',
    'exec "$@"',
  ].join(' && ')
  const within = [
    'unshare',
    '--user',
    '--map-root-user',
    '--mount',
    'sh',
    '-c',
    prepare,
    disk,
    data,
  ]
  const lake = await startSoakedLake({data: disk, token, within})
  const proof = new FullDiskProof(lake.client, randomFrom(seed))
  try {
    for (let round = 0; round < rounds; round += 1) {
      await proof.fill()
      await proof.readAll('on the full disk')
      rmSync(`/proc/${lake.pid}/root${disk}/ballast-${round}`)
      await proof.recover()
      say(`round ${round + 1}: ${proof.accepted} writes accepted, ${proof.refused} refused`)
    }
  } finally {
    await lake.stop()
    rmSync(disk, {recursive: true, force: true})
  }
  return {
    name: 'a full disk refuses writes with the mend, answers reads, and is got over',
    cases: proof.accepted + proof.refused,
    seconds: (performance.now() - started) / 1000,
    failure: proof.problems.length > 0 ? proof.problems.slice(0, 10).join('\n') : null,
  }
}

function writeBallast(round: number): string {
  return `dd if=/dev/zero of="$0/ballast-${round}" bs=1M count=${ballastMegabytes} status=none`
}

class FullDiskProof {
  readonly problems: string[] = []
  refused = 0
  readonly #client: SanityClient
  readonly #random: () => number
  readonly #acknowledged = new Set<string>()
  #count = 0

  constructor(client: SanityClient, random: () => number) {
    this.#client = client
    this.#random = random
  }

  get accepted(): number {
    return this.#acknowledged.size
  }

  /** Writes documents of up to 200 KB until some in a row are refused. */
  async fill(): Promise<void> {
    let inARow = 0
    for (let count = 0; inARow < 10; count += 1) {
      if (count > mostWrites) {
        this.problems.push(`The disk took ${count} writes and was never full.`)
        return
      }
      inARow = (await this.#write(Math.ceil(this.#random() * 200_000))) ? 0 : inARow + 1
    }
  }

  async readAll(when: string): Promise<void> {
    const stored = new Set(await this.#client.fetch<string[]>('*[_type == "entry"]._id'))
    for (const id of this.#acknowledged) {
      if (!stored.has(id)) this.problems.push(`${id} was acknowledged and is missing ${when}.`)
    }
    for (const id of stored) {
      if (!this.#acknowledged.has(id)) this.problems.push(`${id} was refused and is there ${when}.`)
    }
  }

  async recover(): Promise<void> {
    for (let count = 0; count < 5; count += 1) {
      if (!(await this.#write(10_000)))
        this.problems.push('There is room, but a write was refused.')
    }
    await this.readAll('after there was room')
  }

  async #write(sizeBytes: number): Promise<boolean> {
    this.#count += 1
    const id = `entry-${this.#count}`
    try {
      await this.#client.create({_id: id, _type: 'entry', text: 'x'.repeat(sizeBytes)})
      this.#acknowledged.add(id)
      return true
    } catch (error) {
      const {statusCode, message} = error as {statusCode?: number; message: string}
      this.refused += 1
      if (statusCode !== 503 || !/disk is full/i.test(message)) {
        this.problems.push(`${id} was refused with ${statusCode}: ${message}`)
      }
      return false
    }
  }
}

async function canMountDisks(): Promise<boolean> {
  const trial = 'unshare --user --map-root-user --mount mount -t tmpfs tmpfs /tmp'
  return promisify(execFile)('sh', ['-c', trial]).then(
    () => true,
    () => false,
  )
}
