import {readFileSync} from 'node:fs'
import type {ContentDocument} from '@crosswalk/schemas/rules/contentIndex'
import {expect, test} from 'vitest'
import {healthReport, type SectionId} from './healthReport.ts'

const sample: ContentDocument[] = readFileSync(
  new URL('../../../content/production.ndjson', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
const now = Date.parse('2026-11-23T00:00:00Z')

function rowsOf(id: SectionId, documents: readonly ContentDocument[], at = now) {
  return healthReport(documents, [], at).find((section) => section.id === id)?.rows ?? []
}

function changed(id: string, change: object): ContentDocument[] {
  return sample.map((document) =>
    document._id === id ? ({...document, ...change} as ContentDocument) : document,
  )
}

test('the sample content keeps every promise', () => {
  for (const id of ['errors', 'names', 'reviews', 'links', 'orphans'] as const) {
    expect(rowsOf(id, sample), id).toEqual([])
  }
})

test('a review that is older than its cycle is due', () => {
  const old = changed('skill-sql', {
    review: {_type: 'review', lastReviewed: '2026-01-01', reviewCycleMonths: 6},
  })
  expect(rowsOf('reviews', old)).toEqual([
    {
      documentId: 'skill-sql',
      message: 'Last reviewed 10 months ago; it is due every 6 months.',
    },
  ])
})

test('a destination without a path, skills or interests is a weak spot', () => {
  const lonely = [
    ...sample,
    {_id: 'lonely', _type: 'career', title: 'Lonely', isTarget: true} as ContentDocument,
  ]
  const own = rowsOf('assessment', lonely).filter(({documentId}) => documentId === 'lonely')
  expect(own).toHaveLength(3)
})

test('two careers of one title are found', () => {
  const twins = changed('career-nurse', {title: 'Teacher'})
  expect(rowsOf('names', twins)).toHaveLength(1)
})

test('broken links that more pages show come first', () => {
  const broken = sample.map((document) =>
    document._type === 'resource'
      ? ({...document, checked: {_type: 'linkCheck', status: 404}} as ContentDocument)
      : document,
  )
  const counts = rowsOf('links', broken).map(({message}) =>
    Number(/on (\d+) page/.exec(message)?.[1]),
  )
  expect(counts.length).toBeGreaterThan(10)
  expect(counts).toEqual(counts.toSorted((one, other) => other - one))
})
