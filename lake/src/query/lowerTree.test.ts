import fc from 'fast-check'
import {evaluateSync, parse, toJS} from 'groq-js'
import {expect, test} from 'vitest'
import type {StoredDocument} from '../document.ts'
import {DatasetView} from './datasetView.ts'
import {dereferenceIn} from './dereference.ts'
import {lowerTree} from './lowerTree.ts'

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
  stored('drafts.a', 'note', {title: 'Draft'}),
  stored('versions.rX.a', 'note', {title: 'Later'}),
]

function run(query: string, documents: StoredDocument[] = notes): unknown {
  const view = new DatasetView(documents)
  const tree = lowerTree(parse(query), query, view)
  const dereference = dereferenceIn(view, () => {})
  return toJS(evaluateSync(tree, {dataset: documents, dereference}))
}

test.each([
  ['*[@ match text::query("creme")]._id', ['a']],
  ['*[@ match text::query("wor*")]._id', ['c']],
  ['*[@ match text::query("note")]._id', []],
  ['count(*[@ match text::query("*")])', 6],
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
])('%s', (query, result) => {
  expect(run(query)).toEqual(result)
})

test('in a perspective, partOfRelease looks at the stored id', () => {
  const seen = [{...stored('a', 'note'), _originalId: 'versions.rX.a'}]
  expect(run('*[sanity::partOfRelease("rX")]._id', seen)).toEqual(['a'])
})

test.each([
  '*[body[@ match text::query("x")]]',
  '*[title match text::query(_id)]',
  '*{title}[@ match text::query("x")]',
])('%s is refused by name', (query) => {
  expect(() => run(query)).toThrow(expect.objectContaining({code: 'unsupported'}))
})

const condition = fc.letrec<{filter: string}>((tie) => ({
  filter: fc.oneof(
    {depthSize: 'small', withCrossShrink: true},
    fc.constantFrom(
      '_id == "a"',
      '"drafts.a" == _id',
      '_id in ["d", "b", "x"]',
      '_type == "note"',
      '_type in ["book", "other"]',
      '_type != "note"',
      'n > 2',
      'defined(friend)',
      'references("a")',
      'friend->_type == "note"',
      'title match "cre*"',
      '_id == "a" || true',
    ),
    fc.tuple(tie('filter'), tie('filter')).map(([left, right]) => `${left} && (${right})`),
    fc.tuple(tie('filter'), tie('filter')).map(([left, right]) => `${left} || ${right}`),
    tie('filter').map((inner) => `!(${inner})`),
  ),
})).filter

const form = fc.constantFrom(
  (filter: string) => `*[${filter}]._id`,
  (filter: string) => `count(*[${filter}])`,
  (filter: string) => `*[${filter}] | order(title desc) [0...2]{_id, "friend": friend->_id}`,
  (filter: string) => `*[_type == "note"]{_id, "others": *[_id != ^._id && (${filter})]._id}`,
  (filter: string) => `[*[${filter}][0...1]._id, *[${filter}][0]._id][0...3]`,
)

test('a rewritten query has the answer of groq-js', () => {
  fc.assert(
    fc.property(form, condition, (write, filter) => {
      const query = write(filter)
      expect(run(query)).toEqual(toJS(evaluateSync(parse(query), {dataset: notes})))
    }),
    {numRuns: 300},
  )
})
