import {readFileSync} from 'node:fs'
import type {ContentDocument} from '@crosswalk/schemas/rules/contentIndex'
import {expect, test} from 'vitest'
import {compareRankings} from './compareRankings.ts'
import {packFromDocuments} from './packFromDocuments.ts'
import {answersOf, type Persona, readPersonas, writePersonas} from './personas.ts'

const sample: ContentDocument[] = readFileSync(
  new URL('../../../content/production.ndjson', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const now = Date.parse('2026-11-23T00:00:00Z')
const engineer: Persona = {
  id: 'a',
  name: 'Engineer',
  role: 'career-software-engineer',
  years: '5-9',
  weeklyHours: 8,
  interests: {},
}

test('the same content gives the same bands', () => {
  const pack = packFromDocuments(sample)
  if (pack === undefined) throw new Error('The sample content has no settings.')
  const results = compareRankings(pack, pack, answersOf(engineer), now)

  expect(results).toHaveLength(5)
  for (const {band, score, before} of results) expect(before).toEqual({band, score})
})

test('other bands in the draft of the settings change what the persona gets', () => {
  const strict = sample.map((document) =>
    document._type === 'assessmentSettings'
      ? {
          ...document,
          bands: (document.bands ?? []).map((band, place, all) => ({
            ...band,
            minimumScore: place === all.length - 1 ? 0 : 0.99 - place / 100,
          })),
        }
      : document,
  )
  const [drafts, published] = [packFromDocuments(strict), packFromDocuments(sample)]
  if (drafts === undefined) throw new Error('The settings were lost.')
  const results = compareRankings(drafts, published, answersOf(engineer), now)
  expect(results.some(({band, before}) => band !== before?.band)).toBe(true)
})

test('without settings there is nothing to score with', () => {
  expect(packFromDocuments(sample.filter(({_type}) => _type !== 'assessmentSettings'))).toBe(
    undefined,
  )
})

test('personas outlive the tab, and anything else in their place is passed over', () => {
  const stored = new Map<string, string>()
  const storage = {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => stored.set(name, value),
  } as unknown as Storage
  writePersonas(storage, [engineer])
  expect(readPersonas(storage)).toEqual([engineer])
  stored.set('crosswalk.personas', '[{"id":1}]')
  expect(readPersonas(storage)).toEqual([])
})
