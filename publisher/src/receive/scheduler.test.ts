import {expect, test} from 'vitest'
import {manualSurroundings} from '../testing/manualSurroundings.ts'
import {Scheduler} from './scheduler.ts'

/** Runs take the given time; `starts` are in milliseconds since the test began. */
function schedule({runMs}: {runMs: number}) {
  const surroundings = manualSurroundings()
  const beganAt = surroundings.now()
  const starts: number[] = []
  let running = 0
  const scheduler = new Scheduler({
    surroundings,
    run: () => {
      starts.push(surroundings.now() - beganAt)
      expect(++running, 'runs at the same time').toBe(1)
      return new Promise((resolve) => {
        surroundings.after(runMs, () => {
          running -= 1
          resolve()
        })
      })
    },
  })
  return {surroundings, scheduler, starts}
}

test('the first notice of a quiet period starts a run at once', async () => {
  const {surroundings, scheduler, starts} = schedule({runMs: 1_000})

  scheduler.notify()
  await surroundings.advance(60_000)
  scheduler.notify()

  expect(starts).toEqual([0, 60_000])
})

test('200 notices in 10 seconds make two runs, however short a run is', async () => {
  for (const runMs of [100, 1_000, 4_000, 30_000]) {
    const {surroundings, scheduler, starts} = schedule({runMs})

    for (let sent = 0; sent < 200; sent += 1) {
      scheduler.notify()
      await surroundings.advance(50)
    }
    await surroundings.advance(120_000)

    expect(starts, `runs of ${runMs} ms`).toHaveLength(2)
  }
})

test('notices during a run are left to one next run, three seconds after the last', async () => {
  const {surroundings, scheduler, starts} = schedule({runMs: 2_000})

  scheduler.notify()
  await surroundings.advance(1_500)
  scheduler.notify()
  scheduler.notify()
  await surroundings.advance(60_000)

  expect(starts).toEqual([0, 4_500])
})

test('a run longer than the burst is followed at once', async () => {
  const {surroundings, scheduler, starts} = schedule({runMs: 10_000})

  scheduler.notify()
  await surroundings.advance(1_000)
  scheduler.notify()
  await surroundings.advance(60_000)

  expect(starts).toEqual([0, 10_000])
})

test('a burst that does not end is not waited for longer than 30 seconds', async () => {
  const {surroundings, scheduler, starts} = schedule({runMs: 500})

  for (let second = 0; second <= 40; second += 1) {
    scheduler.notify()
    await surroundings.advance(1_000)
  }

  expect(starts).toEqual([0, 31_000])
})

test('closing drops what waits and lets the run end', async () => {
  const {surroundings, scheduler, starts} = schedule({runMs: 5_000})
  scheduler.notify()
  scheduler.notify()

  const closed = scheduler.close()
  await surroundings.advance(60_000)
  await closed
  scheduler.notify()

  expect(starts).toEqual([0])
  expect(scheduler.isBusy).toBe(false)
})
