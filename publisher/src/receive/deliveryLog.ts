import {appendFile, readFile} from 'node:fs/promises'
import {systemCodeOf} from '../errors.ts'
import {replaceFile} from '../release/durable.ts'

/** How long a key is remembered; the sender retries for half an hour. */
const keptMs = 24 * 60 * 60 * 1000
const compactEvery = 1000

/**
 * Idempotency keys of the last 24 hours, one JSON line each.
 *
 * A key whose line a crash lost is accepted again, which is harmless: the release it asks for
 * compares equal with the live one.
 */
export class DeliveryLog {
  readonly #path: string
  /** Time of receipt by key, oldest first. */
  readonly #received: Map<string, number>
  #appended = 0
  #writing: Promise<void> = Promise.resolve()

  private constructor(path: string, received: Map<string, number>) {
    this.#path = path
    this.#received = received
  }

  static async open(path: string, now: number): Promise<DeliveryLog> {
    const log = new DeliveryLog(path, await readKeys(path))
    await log.#compact(now)
    return log
  }

  /**
   * Remembers a key on disk.
   *
   * @returns false if it is known already, and then nothing is written
   */
  async record(key: string, now: number): Promise<boolean> {
    const receivedAt = this.#received.get(key)
    if (receivedAt !== undefined && now - receivedAt < keptMs) return false
    this.#received.delete(key)
    this.#received.set(key, now)
    const writing = this.#writing.then(() => this.#append(key, now))
    // A failed write concerns its own delivery only; the next one starts afresh.
    this.#writing = writing.catch(() => undefined)
    try {
      await writing
    } catch (error) {
      this.#received.delete(key)
      throw error
    }
    return true
  }

  async #append(key: string, now: number): Promise<void> {
    await appendFile(this.#path, `${JSON.stringify({key, at: now})}\n`)
    this.#appended += 1
    if (this.#appended >= compactEvery) await this.#compact(now)
  }

  async #compact(now: number): Promise<void> {
    for (const [key, at] of this.#received) {
      if (now - at >= keptMs) this.#received.delete(key)
    }
    const lines = [...this.#received].map(([key, at]) => `${JSON.stringify({key, at})}\n`)
    await replaceFile(this.#path, lines.join(''))
    this.#appended = 0
  }
}

async function readKeys(path: string): Promise<Map<string, number>> {
  let text = ''
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (systemCodeOf(error) !== 'ENOENT') throw error
  }
  const received = new Map<string, number>()
  for (const line of text.split('\n')) {
    // A crash may have cut the last line; its delivery was not acknowledged.
    const match = /^\{"key":("(?:[^"\\]|\\.)*"),"at":(\d+)\}$/.exec(line)
    if (match?.[1]) received.set(String(JSON.parse(match[1])), Number(match[2]))
  }
  return received
}
