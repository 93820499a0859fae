import {expect, test} from 'vitest'
import {checkLinks} from './checkLinks.ts'
import type {LinkAnswer, LinkCache} from './linkCache.ts'

const hourMs = 3_600_000

/** A web whose pages answer as told; its clock moves by what the checker waits. */
function web(statuses: Record<string, number | undefined>) {
  const asked: string[] = []
  const busy = new Map<string, number>()
  let clock = 0
  let mostAtOnce = 0
  const options = {
    open: async (address: string): Promise<LinkAnswer | undefined> => {
      const {host} = new URL(address)
      const atOnce = (busy.get(host) ?? 0) + 1
      busy.set(host, atOnce)
      mostAtOnce = Math.max(mostAtOnce, atOnce)
      await Promise.resolve()
      busy.set(host, atOnce - 1)
      asked.push(address)
      const status = statuses[address]
      return status === undefined ? undefined : {status, finalUrl: address}
    },
    now: () => clock,
    wait: async (ms: number) => {
      clock += ms
    },
    pauseMs: 1_000,
    goodForMs: 7 * 24 * hourMs,
    badForMs: 24 * hourMs,
  }
  return {
    check: (cache: LinkCache) => checkLinks({...options, addresses: Object.keys(statuses), cache}),
    asked,
    pass: (ms: number) => {
      clock += ms
    },
    mostAtOnce: () => mostAtOnce,
    elapsed: () => clock,
  }
}

test('a host is asked for one page at a time, with a pause between two', async () => {
  const site = web({
    'https://a.example/1': 200,
    'https://a.example/2': 200,
    'https://a.example/3': 200,
  })
  const {opened} = await site.check(new Map())
  expect(opened.size).toBe(3)
  expect(site.mostAtOnce()).toBe(1)
  expect(site.elapsed()).toBe(2_000)
})

test('a good answer is believed for a week, a bad one for a day', async () => {
  const site = web({'https://a.example/good': 200, 'https://b.example/bad': 404})
  const cache: LinkCache = new Map()
  await site.check(cache)
  expect((await site.check(cache)).remembered).toBe(2)
  site.pass(25 * hourMs)
  const second = await site.check(cache)
  expect([...second.opened.keys()]).toEqual(['https://b.example/bad'])
  expect(cache.get('https://b.example/bad')?.failures).toBe(2)
})

test('a host that asks to be left alone is not asked again in this run', async () => {
  const site = web({'https://a.example/1': undefined, 'https://a.example/2': 200})
  const cache: LinkCache = new Map()
  const report = await site.check(cache)
  expect(site.asked).toEqual(['https://a.example/1'])
  expect(report.postponed).toEqual(['https://a.example/1', 'https://a.example/2'])
  expect(cache.size).toBe(0)
})
