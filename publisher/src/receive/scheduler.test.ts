import {expect, test} from 'vitest'
import {manualSurroundings} from '../testing/manualSurroundings.ts'
import {Scheduler} from './scheduler.ts'

/** Runs take the given time; `starts` are in milliseconds since the test began. */
function schedule({runMs, isNextShort = false}: {runMs: number; isNextShort?: boolean}) {
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
          resolve({isNextShort})
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

test.for([
  [100, 5],
  [1_000, 5],
  [4_000, 2],
  [30_000, 2],
])('of 200 notices in 10 seconds, runs of %i ms make %i', async ([runMs = 0, expected]) => {
  const {surroundings, scheduler, starts} = schedule({runMs})

  for (let sent = 0; sent < 200; sent += 1) {
    scheduler.notify()
    await surroundings.advance(50)
  }
  await surroundings.advance(120_000)

  expect(starts).toHaveLength(expected ?? 0)
})

test('a burst of short runs ends when nothing more arrives', async () => {
  const {surroundings, scheduler, starts} = schedule({runMs: 100})

  for (let sent = 0; sent < 11; sent += 1) {
    scheduler.notify()
    await surroundings.advance(90)
  }
  await surroundings.advance(60_000)

  expect(starts).toEqual([0, 1_200])
})

test('while notices keep coming, runs do not wait for the end', async () => {
  const {surroundings, scheduler, starts} = schedule({runMs: 100})

  for (let sent = 0; sent < 60; sent += 1) {
    scheduler.notify()
    await surroundings.advance(90)
  }
  await surroundings.advance(60_000)

  expect(starts).toEqual([0, 2_500, 5_000, 5_610])
})

test('two notices soon after each other are two runs', async () => {
  const {surroundings, scheduler, starts} = schedule({runMs: 100})

  scheduler.notify()
  await surroundings.advance(1_000)
  scheduler.notify()
  await surroundings.advance(60_000)

  expect(starts).toEqual([0, 1_300])
})

test('a long run is followed by one that starts three times as long after its start', async () => {
  const {surroundings, scheduler, starts} = schedule({runMs: 2_000})

  scheduler.notify()
  await surroundings.advance(1_500)
  scheduler.notify()
  scheduler.notify()
  await surroundings.advance(60_000)

  expect(starts).toEqual([0, 6_000])
})

test('after a long run that makes the next one short, that starts when the run ends', async () => {
  const {surroundings, scheduler, starts} = schedule({runMs: 6_000, isNextShort: true})

  scheduler.notify()
  await surroundings.advance(1_500)
  scheduler.notify()
  await surroundings.advance(60_000)

  expect(starts).toEqual([0, 6_000])
})

test('a run of half a minute is followed at once', async () => {
  const {surroundings, scheduler, starts} = schedule({runMs: 40_000})

  scheduler.notify()
  await surroundings.advance(1_000)
  scheduler.notify()
  await surroundings.advance(60_000)

  expect(starts).toEqual([0, 40_000])
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
