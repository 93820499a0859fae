import {setImmediate as pause} from 'node:timers/promises'
import {expect, test} from 'vitest'
import {Turns} from './turns.ts'

function recorder() {
  const turns = new Turns()
  const seen: string[] = []
  const action = (name: string) => async () => {
    seen.push(`${name} begins`)
    await pause()
    seen.push(`${name} ends`)
    return name
  }
  return {turns, seen, action}
}

test('actions run one after the other, in their order', async () => {
  const {turns, seen, action} = recorder()
  const results = ['a', 'b'].map((name) => turns.alone(action(name)))

  expect(await Promise.all(results)).toEqual(['a', 'b'])
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
})

test('a failure is for whoever asked', async () => {
  const {turns, action} = recorder()
  const failing = turns.alone(async () => {
    throw new Error('no')
  })
  const next = turns.alone(action('a'))

  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('a')
})

test('what an action asks to be next comes before all that wait', async () => {
  const {turns, seen, action} = recorder()
  let tidying: Promise<string> | undefined
  const first = turns.alone(async () => {
    tidying = turns.aloneNext(action('tidying'))
    return action('first')()
  })
  const second = turns.alone(action('second'))
  await Promise.all([first, second])

  expect(await tidying).toBe('tidying')
  expect(seen.filter((line) => line.endsWith('begins'))).toEqual([
    'first begins',
    'tidying begins',
    'second begins',
  ])
})
