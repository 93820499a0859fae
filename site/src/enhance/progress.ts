/** Titles of the steps done, by step key, by plan. Keys never change; a title is that of the day it was ticked. */
export type Progress = Record<string, Record<string, string>>

/** Names the kind of file, so that another program's JSON is not taken for one. */
const FORMAT = 'crosswalk-progress'

export function progressFile(progress: Progress): string {
  return `${JSON.stringify({format: FORMAT, version: 1, done: progress}, null, 2)}\n`
}

/** The progress in a file that `progressFile` made, or undefined for any other. */
export function parseProgressFile(text: string): Progress | undefined {
  const file = parseJson(text)
  return isRecord(file) && file.format === FORMAT && isRecord(file.done)
    ? progressIn(file.done)
    : undefined
}

/** The progress kept on the device; what cannot be read counts as none. */
export function parseProgress(text: string | null): Progress {
  const stored = parseJson(text ?? '')
  return isRecord(stored) ? progressIn(stored) : {}
}

/** Everything that is done in one or the other. */
export function mergeProgress(one: Progress, other: Progress): Progress {
  const merged = {...one}
  for (const plan in other) merged[plan] = {...one[plan], ...other[plan]}
  return merged
}

function progressIn(plans: Record<string, unknown>): Progress {
  return Object.fromEntries(
    Object.entries(plans).map(([plan, steps]) => [
      plan,
      Object.fromEntries(
        Object.entries(isRecord(steps) ? steps : {}).filter(
          (step): step is [string, string] => typeof step[1] === 'string',
        ),
      ),
    ]),
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Whoever asks treats it like any other text that is not progress.
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
