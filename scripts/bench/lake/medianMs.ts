import {median} from '../benchmark.ts'

/** Milliseconds, the median of some runs after one that does not count. */
export async function medianMs(runs: number, run: () => unknown): Promise<number> {
  await run()
  const times: number[] = []
  for (let count = 0; count < runs; count += 1) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  return median(times)
}
