import {randomUUID} from 'node:crypto'
import {type Logger, pino} from 'pino'

/** Everything from outside that a test wants to fix: time, randomness, log. */
export interface Surroundings {
  /** Milliseconds since the epoch, UTC. */
  now: () => number
  /** Runs `action` once after `delayMs`; the returned function cancels it. Never keeps the process alive by itself. */
  after: (delayMs: number, action: () => void) => () => void
  /** A new unique id: UUID v4. */
  newId: () => string
  /** Writes JSON lines to stderr; never secrets. */
  log: Logger
}

export function realSurroundings(logLevel = 'warn'): Surroundings {
  return {
    now: () => Date.now(),
    after: (delayMs, action) => {
      const timer = setTimeout(action, delayMs)
      timer.unref()
      return () => clearTimeout(timer)
    },
    newId: () => randomUUID(),
    log: pino({level: logLevel}, pino.destination(2)),
  }
}
