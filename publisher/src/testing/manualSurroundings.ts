import {pino} from 'pino'
import type {Surroundings} from '../surroundings.ts'

export interface ManualSurroundings extends Surroundings {
  /** Moves time on and runs the timers that fall due, each at its own moment. */
  advance: (durationMs: number) => Promise<void>
}

/** Surroundings whose time stands still until a test moves it, and whose ids count up. */
export function manualSurroundings(): ManualSurroundings {
  let now = Date.parse('2026-08-01T12:00:00Z')
  let ids = 0
  const timers = new Set<{dueAt: number; action: () => void}>()
  const nextTimer = (until: number) =>
    [...timers].filter(({dueAt}) => dueAt <= until).sort((a, b) => a.dueAt - b.dueAt)[0]
  return {
    now: () => now,
    after: (delayMs, action) => {
      const timer = {dueAt: now + delayMs, action}
      timers.add(timer)
      return () => timers.delete(timer)
    },
    newId: () => `id-${++ids}`,
    log: pino({level: 'silent'}),
    advance: async (durationMs) => {
      const end = now + durationMs
      for (let timer = nextTimer(end); timer; timer = nextTimer(end)) {
        timers.delete(timer)
        now = timer.dueAt
        timer.action()
        // Lets promises that the timer settled run before the next one.
        await new Promise((resolve) => setImmediate(resolve))
      }
      now = end
    },
  }
}
