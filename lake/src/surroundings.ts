import {randomBytes, randomUUID} from 'node:crypto'
import {type Logger, pino} from 'pino'

/** Everything from outside that a test wants to fix: time, randomness, log. */
export interface Surroundings {
  /** Milliseconds since the epoch, UTC. */
  now: () => number
  /** A new unique id: UUID v4. */
  newId: () => string
  /** A new array key: 12 hex characters. */
  newKey: () => string
  /** Writes JSON lines to stderr; never tokens, secrets or document bodies. */
  log: Logger
}

export function realSurroundings(logLevel = 'warn'): Surroundings {
  return {
    now: () => Date.now(),
    newId: () => randomUUID(),
    newKey: () => randomBytes(6).toString('hex'),
    log: pino({level: logLevel}, pino.destination(2)),
  }
}
