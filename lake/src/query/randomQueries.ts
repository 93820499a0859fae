import fc from 'fast-check'
import type {StoredDocument} from '../document.ts'
import {memoryEngine} from './memoryEngine.ts'
import type {Perspective} from './perspective.ts'

/*
 * Random documents and queries in which what the planner looks for is common: equal values, values
 * of other types in the same attribute, references that point nowhere, drafts, versions and other
 * documents that only some may read, joins.
 */

const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const types = ['note', 'book', 'tag']
const revisions = ['r', 's', 't']
const texts = [
  '',
  'red',
  'red, red or redder wine',
  'Wine. Red. W.i.n.e.',
  'Red wine',
  'red\uFF21',
  'red\u{1F377}',
  'x'.repeat(150),
  `${'x'.repeat(149)}y`,
]
const times = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z']

const scalar = fc.oneof(
  fc.constantFrom(...texts),
  fc.constantFrom(0, 1, 2.5, -3),
  fc.boolean(),
  fc.constantFrom(...ids),
)
const reference = fc.constantFrom(...ids, 'drafts.a', 'gone').map((_ref) => ({_ref}))

const attributes = fc.record(
  {
    title: fc.oneof({weight: 4, arbitrary: fc.constantFrom(...texts)}, scalar, fc.constant(null)),
    n: fc.oneof({weight: 4, arbitrary: fc.integer({min: 0, max: 4})}, scalar),
    slug: fc.record({current: fc.constantFrom(...ids, 'red')}),
    tags: fc.array(fc.oneof(scalar, reference), {maxLength: 3}),
    friend: reference,
    friends: fc.array(fc.record({to: reference, since: fc.integer({min: 0, max: 3})}), {
      maxLength: 3,
    }),
    flag: fc.boolean(),
    _system: fc.record({delete: fc.boolean()}),
  },
  {requiredKeys: []},
)

const storedId = fc
  .tuple(
    fc.constantFrom('', '', '', '_.x.', 'drafts.', 'versions.rA.', 'versions.rB.'),
    fc.constantFrom(...ids),
  )
  .map(([prefix, id]) => prefix + id)

export const documents: fc.Arbitrary<StoredDocument[]> = fc
  .uniqueArray(
    fc
      .tuple(
        storedId,
        fc.constantFrom(...types),
        fc.constantFrom(...revisions),
        fc.constantFrom(...times),
        attributes,
      )
      .map(([_id, _type, _rev, time, rest]) => ({
        ...rest,
        _id,
        _type,
        _rev,
        _createdAt: time,
        _updatedAt: time,
      })),
    {maxLength: 12, selector: (document) => document._id},
  )
  // Objects as JSON.parse makes them: fast-check leaves their prototype out now and then.
  .map((list) => JSON.parse(JSON.stringify(list)))

const literal = fc.oneof(scalar, fc.constant(null)).map((value) => JSON.stringify(value))
const list = fc.array(literal, {maxLength: 3}).map((items) => `[${items.join(', ')}]`)
const id = fc.constantFrom(...ids, 'drafts.a', 'versions.rA.b', 'gone').map((value) => `"${value}"`)
const scalarPath = fc.constantFrom(
  'title',
  'n',
  'slug.current',
  'friend._ref',
  'flag',
  '_updatedAt',
  '_type',
  '_rev',
  '_id',
)
const comparison = fc.constantFrom('==', '!=', '<', '<=', '>', '>=')

/** Conditions on a document, with `outer` for what the value around it offers. */
function conditions(outer: readonly string[]): fc.Arbitrary<string> {
  const key = outer.length === 0 ? literal : fc.oneof(literal, fc.constantFrom(...outer))
  const outerId = outer.length === 0 ? id : fc.oneof(id, fc.constantFrom(...outer))
  return fc.letrec<{condition: string}>((tie) => ({
    condition: fc.oneof(
      {depthSize: 'small', withCrossShrink: true},
      fc.constantFrom(...types).map((type) => `_type == "${type}"`),
      fc.subarray(types).map((some) => `_type in ${JSON.stringify(some)}`),
      outerId.map((value) => `_id == ${value}`),
      fc.array(outerId, {maxLength: 3}).map((some) => `_id in [${some.join(', ')}]`),
      fc.constantFrom(...revisions).map((revision) => `_rev == "${revision}"`),
      fc.subarray(revisions).map((some) => `_rev in ${JSON.stringify(some)}`),
      fc.tuple(scalarPath, comparison, key).map((parts) => parts.join(' ')),
      fc.tuple(key, comparison, scalarPath).map((parts) => parts.join(' ')),
      fc.tuple(scalarPath, list).map(([path, some]) => `${path} in ${some}`),
      fc
        .tuple(scalarPath, literal, literal)
        .map(([path, low, high]) => `${path} in ${low}..${high}`),
      key.map((value) => `${value} in tags`),
      outerId.map((value) => `${value} in friends[].to._ref`),
      outerId.map((value) => `${value} in tags[]._ref`),
      fc
        .array(outerId, {minLength: 1, maxLength: 2})
        .map((some) => `references(${some.join(', ')})`),
      fc.array(id, {maxLength: 2}).map((some) => `references([${some.join(', ')}])`),
      outerId.map((value) => `sanity::versionOf(${value})`),
      fc.constantFrom(
        'sanity::partOfRelease("rA")',
        '_id in path("drafts.**")',
        '_id in path("*")',
        'string::startsWith(title, "red")',
        'string::startsWith(title, "xxxx")',
        'string::startsWith(_id, "drafts.")',
        'defined(friend)',
        'friend->title == "red"',
        'title match "re*"',
        'title match "red"',
        'tags match ["red", "w*"]',
        'title match "*ine"',
        '[@, _id] match text::query("wine")',
        'title match text::query("red -wine")',
        'count(friends) > 1',
        'friend._ref in *[_type == "note"]._id',
        '@ match text::query("red")',
        'tags match text::query("w*")',
        'tags match text::query("2")',
      ),
      fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `${a} && (${b})`),
      fc.tuple(tie('condition'), tie('condition')).map(([a, b]) => `${a} || ${b}`),
      tie('condition').map((inner) => `!(${inner})`),
    ),
  })).condition
}

const outerKeys = [
  '^._id',
  '^.title',
  '^.n',
  '^.slug.current',
  '^.friend._ref',
  '^.tags',
  '^.friend->_id',
]
const order = fc
  .array(
    fc
      .tuple(
        fc.constantFrom(
          'title',
          'n',
          '_updatedAt',
          'slug.current',
          '_id',
          'lower(title)',
          'friend->title',
        ),
        fc.constantFrom('', ' asc', ' desc'),
      )
      .map((parts) => parts.join('')),
    {minLength: 1, maxLength: 2},
  )
  .map((keys) => `order(${keys.join(', ')})`)
const slice = fc
  .tuple(fc.integer({min: 0, max: 3}), fc.constantFrom('..', '...'), fc.integer({min: 0, max: 5}))
  .map(([from, dots, to]) => `[${from}${dots}${to}]`)
const end = fc.oneof(slice, fc.constantFrom('', '[0]', '[1]', '[-1]', '[0...-1]'))
const projection = fc.oneof(
  fc.constantFrom(
    '',
    '{_id, title}',
    '{...}',
    '._id',
    '{_rev, "id": coalesce(_originalId, _id), "type": [_type, _createdAt < _updatedAt]}',
    '.friend->{_id, title}',
    '.tags[]',
    '.friends[].to->title',
  ),
  conditions(outerKeys).map((inner) => `{_id, "others": *[${inner}]._id}`),
  fc
    .tuple(conditions(outerKeys), order, slice)
    .map(([inner, by, some]) => `{_id, "top": *[${inner}] | ${by}${some}{_id, title}}`),
  conditions(outerKeys).map(
    (inner) => `{_id, "n": count(*[${inner}]), "first": *[${inner}][0]._id}`,
  ),
  conditions(['^._id', '^.^._id']).map(
    (inner) => `{_id, "deep": friends[]{since, "of": *[${inner}]{_id, "up": ^.since}}}`,
  ),
)

/** What `score` adds up, of which indexes know all, some or nothing. */
const scores = fc
  .array(
    fc.constantFrom(
      'title match "red"',
      'title match "re*"',
      'title match "red wine"',
      'tags match ["red", "w*"]',
      'slug.current match "r*"',
      '[title, slug.current] match "red"',
      'title match "*ine"',
      'boost(title match text::query("re*"), 10)',
      'boost(_type in ["note", "tag"] && title match text::query("red"), 2.5)',
      'boost(title match "wine" && n > 1, 0.1)',
      'boost(n, 3)',
      '([@, _id] match text::query("red") || references("a"))',
      'references("a", "gone")',
      'title match "red" || _type == "book"',
      'friend->title match "red"',
      '_id == "a"',
      'flag',
    ),
    {minLength: 1, maxLength: 3},
  )
  .map((parts) => parts.join(', '))

export const query = fc.oneof(
  fc.tuple(conditions([]), projection, end).map(([a, b, c]) => `*[${a}]${b}${c}`),
  fc.tuple(conditions([]), order, end, projection).map(([a, b, c, d]) => `*[${a}] | ${b}${c}${d}`),
  fc.tuple(conditions([]), projection, order, end).map(([a, b, c, d]) => `*[${a}]${b} | ${c}${d}`),
  fc.tuple(conditions([]), conditions([])).map(([a, b]) => `count(*[${a}][${b}])`),
  fc
    .subarray(types)
    .map((some) => `{"n": count(*), "typed": count(*[_type in ${JSON.stringify(some)}])}`),
  fc
    .tuple(
      conditions([]),
      fc.constantFrom(
        'title match "red*"',
        'boost(n > 1, 2), title match "wine"',
        'title match "red wine"',
        'boost(title match text::query("red"), 2), slug.current == "red" || tags match "red"',
        'title match "red" && n > 1',
      ),
      end,
    )
    .map(([a, b, c]) => `*[${a}] | score(${b}) | order(_score desc)${c}{_id, _score}`),
  fc
    .tuple(conditions([]), fc.constantFrom('title match "red"', 'boost(tags match "wine", 3)'), end)
    .map(([a, b, c]) => `*[${a}] | score(${b})[_score > 0]{_id, title} | order(title)${c}`),
  fc
    .tuple(
      conditions([]),
      fc.constantFrom('slug.current match "r*"', 'boost(title match "red wine", 1), n > 1', 'flag'),
      fc.constantFrom(
        '{_id} | order(_score desc)',
        '{_id, "orderings": [_score, title]} | order(orderings[0] desc, orderings[1])',
        '[n > 1]{_id, "s": _score}',
        ' | order(_score desc, title)',
        ' | score(tags match "red"){_id, _score}',
        '.tags[]',
        '{"all": *[friend._ref == ^._id]._id}',
        '',
      ),
      end,
    )
    .map(([a, b, c, d]) => `*[${a}] | score(${b})${c}${d}`),
  // As the Studio searches, and lists.
  fc
    .tuple(
      conditions([]),
      scores,
      fc.constantFrom(
        '[_score > 0]',
        '[_score > 1 && n > 0]',
        '',
        '[title match "red"][_score > 0]',
      ),
      fc.constantFrom(
        'orderings[0] desc',
        'orderings[0] desc, orderings[1]',
        'orderings[1] desc, lower(orderings[0])',
        'orderings[2] desc, select(defined(orderings[1]) => 0, 1)',
        'orderings[2]',
      ),
      slice,
    )
    .map(
      ([a, by, filter, order, some]) =>
        `*[${a}] | score(${by})${filter}{_type, _id, "orderings": [_score, title, _updatedAt]} | order(${order})${some}`,
    ),
  fc
    .tuple(
      conditions([]),
      fc.constantFrom(
        '{_id, "at": _updatedAt}',
        '{..., "at": n}',
        '{"at": n, ...}',
        '{_id, "at": friend->n}',
      ),
      fc.constantFrom('at desc', 'at', 'lower(at), _id desc', 'coalesce(at, 0) desc, _id'),
      slice,
    )
    .map(([a, b, c, d]) => `*[${a}]${b} | order(${c})${d}`),
  fc
    .tuple(
      conditions([]),
      scores,
      fc.constantFrom('', '{_id, _score}', '[n > 0]._id', '.tags[]'),
      slice,
    )
    .map(([a, by, c, d]) => `*[${a}] | score(${by})${c}${d}`),
  fc
    .tuple(conditions([]), scores, fc.constantFrom('', ', title', ', _id desc'), slice)
    .map(([a, by, c, d]) => `*[${a}] | score(${by}) | order(_score desc${c})${d}{_id, _score}`),
  fc
    .tuple(conditions([]), conditions([]), end)
    .map(([a, b, c]) => `[*[${a}]{_id}, *[${b}][0]]${c}`),
  fc
    .tuple(conditions([]), order)
    .map(([a, b]) => `{"all": *[${a}] | ${b}, "types": array::unique(*[${a}]._type)}`),
  conditions([]).map((a) => `*[${a}].friend->[${'_type == "note"'}]`),
)

const perspective: fc.Arbitrary<Perspective> = fc.constantFrom<Perspective>(
  'raw',
  {layers: []},
  {layers: ['drafts']},
  {layers: ['rA', 'drafts']},
  {layers: ['rB', 'rA']},
)

const caller = fc.constantFrom('me' as const, 'anonymous' as const)

/** With none, queries take the ways that only pay among very many documents. */
const fewDocuments = fc.constantFrom(0, 2, 500)

/**
 * Asks random queries over random documents of the engine and of groq-js alone.
 *
 * @param runs - sets of documents; of each, several queries are asked
 * @throws the first query, as small as it could be made, whose answers differ
 * @returns how many queries were compared
 */
export async function compareRandomQueries(options: {
  seed: number
  runs: number
  queriesEach?: number
}): Promise<number> {
  const {seed, runs, queriesEach = 10} = options
  let compared = 0
  const some = fc.array(fc.record({query, perspective, caller}), {
    minLength: queriesEach,
    maxLength: queriesEach,
  })
  await fc.assert(
    fc.asyncProperty(documents, some, fewDocuments, async (stored, queries, few) => {
      const engine = memoryEngine(stored, {fewDocuments: few})
      try {
        for (const asked of queries) {
          const planned = JSON.stringify((await engine.run(asked)).result)
          const unplanned = JSON.stringify(await engine.runUnplanned(asked))
          if (planned !== unplanned) {
            throw new Error(
              `${asked.query} (${asked.caller}, ${JSON.stringify(asked.perspective)}) gives ${planned}, and by groq-js alone ${unplanned}`,
            )
          }
          compared += 1
        }
      } finally {
        engine.close()
      }
    }),
    {seed, numRuns: runs},
  )
  return compared
}
