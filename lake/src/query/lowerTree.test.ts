import {expect, test} from 'vitest'
import type {StoredDocument} from '../document.ts'
import {memoryEngine} from './memoryEngine.ts'

function stored(id: string, type: string, fields: Record<string, unknown> = {}): StoredDocument {
  const time = '2026-01-01T00:00:00Z'
  return {_id: id, _type: type, _rev: 'r', _createdAt: time, _updatedAt: time, ...fields}
}

const notes = [
  stored('a', 'note', {title: 'Crème brûlée', tags: ['sweet', 'red wine']}),
  stored('b', 'note', {title: 'Cream', n: 2, friend: {_ref: 'a'}}),
  stored('c', 'book', {
    n: 5,
    friend: {_ref: 'b'},
    body: [{_type: 'block', children: [{_type: 'span', text: 'A wide world'}]}],
  }),
  stored('d', 'book'),
  stored('e', 'list', {tags: ['round', 7]}),
  stored('drafts.a', 'note', {title: 'Draft'}),
  stored('versions.rX.a', 'note', {title: 'Later'}),
]

async function run(query: string, documents: StoredDocument[] = notes): Promise<unknown> {
  const engine = memoryEngine(documents)
  try {
    return (await engine.run({query})).result
  } finally {
    engine.close()
  }
}

test.each([
  ['*[@ match text::query("creme")]._id', ['a']],
  ['*[@ match text::query("wor*")]._id', ['c']],
  ['*[@ match text::query("note")]._id', []],
  ['count(*[@ match text::query("*")])', 7],
  ['*[[@, _id] match text::query("drafts")]._id', ['drafts.a']],
  ['*[title match text::query("cre*")]._id', ['a', 'b']],
  ['*[title match text::query("cre* -brulee")]._id', ['b']],
  ['*[title match text::query("*")]._id', ['a', 'b', 'drafts.a', 'versions.rX.a']],
  ['*[tags match text::query("\\"red wine\\" sweet")]._id', ['a']],
  ['*[tags match text::query("\\"sweet red\\"")]._id', []],
  ['*[[title, tags] match text::query("brulee sweet")]._id', ['a']],
  ['*[pt::text(body) match text::query("wide")]._id', ['c']],
  ['*[friend->title match text::query("brulee")]._id', ['b']],
  ['*[title match text::query("cre" + "am")]._id', ['b']],
  ['*[tags match text::query("round")]._id', ['e']],
  ['*[tags match text::query("7")]._id', []],
  ['*[title match text::query(7)]._id', []],
  ['*[_type == "note"][@ match text::query("cream")]._id', ['b']],
  ['*[_type == "book"]{"found": @ match text::query("world")}.found', [true, false]],
  [
    '*[_type == "note" && ([@, _id] match text::query("*") || references(""))]._id',
    ['a', 'b', 'drafts.a', 'versions.rX.a'],
  ],
  [
    '* | score(boost(title match text::query("cream"), 3), @ match text::query("cre*")) [_score > 0] | order(_score desc)._id',
    ['b', 'a'],
  ],
  ['*[sanity::partOfRelease("rX")]._id', ['versions.rX.a']],
  ['*[sanity::versionOf("a")]._id', ['a', 'drafts.a', 'versions.rX.a']],
  ['*[references("a")]._id', ['b']],
])('%s', async (query, result) => {
  expect(await run(query)).toEqual(result)
})

test('in a perspective, partOfRelease looks at the stored id', async () => {
  const engine = memoryEngine([stored('versions.rX.a', 'note')])
  const query = '*[sanity::partOfRelease("rX")]._id'
  expect((await engine.run({query, perspective: {layers: ['rX']}})).result).toEqual(['a'])
})

test.each([
  '*[body[@ match text::query("x")]]',
  '*[title match text::query(_id)]',
  '*{title}[@ match text::query("x")]',
])('%s is refused by name', async (query) => {
  await expect(run(query)).rejects.toMatchObject({code: 'unsupported'})
})
