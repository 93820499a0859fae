import {Mutation, type MutationParams} from '@sanity/mutator'
import fc from 'fast-check'
import {applyPatch} from 'mendoza'
import {expect, test} from 'vitest'
import {DocumentStore} from '../database/documentStore.ts'
import type {StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'
import {History} from '../history/history.ts'
import type {Change, WireMutation} from '../store.ts'
import {dataset, testCommitter} from './testCommitter.ts'

const ids = ['a', 'b', 'drafts.a', 'versions.r.a']
const id = fc.constantFrom(...ids)
const primitive = fc.oneof(
  fc.integer({min: 0, max: 9}),
  fc.constantFrom('text', 'größe 😀', ''),
  fc.boolean(),
)
const item = fc.oneof(
  primitive,
  fc.record({_key: fc.constantFrom('p', 'q', 'r'), n: primitive}),
  fc.record({_ref: id, _weak: fc.boolean()}),
)
const value = fc.oneof(
  primitive,
  fc.constant(null),
  item,
  fc.array(item, {maxLength: 4}),
  fc.dictionary(
    fc.constantFrom('n', 'm', 'l'),
    fc.oneof(primitive, fc.array(item, {maxLength: 3})),
    {
      maxKeys: 3,
      noNullPrototype: true,
    },
  ),
)
const content = fc.dictionary(fc.constantFrom('n', 'm', 'l', 'o'), value, {
  maxKeys: 4,
  noNullPrototype: true,
})
const path = fc.constantFrom(
  'n',
  'm',
  'l',
  'o',
  'o.n',
  'o.l',
  'l[0]',
  'l[-1]',
  'l[1:3]',
  'l[_key=="q"]',
  'l[_key=="q"].n',
  'l[0].n',
  'o.l[0]',
  'l[n>3].n',
  '..n',
  'l[0,2]',
  'l[9].n',
  'o.l[_key=="p"]',
)
const textPatch = fc.constantFrom('@@ -1,4 +1,5 @@\n te\n+s\n xt\n', '@@ -0,0 +1,3 @@\n+abc\n')
const patch = fc.oneof(
  fc.record({set: fc.dictionary(path, value, {minKeys: 1, maxKeys: 2, noNullPrototype: true})}),
  fc.record({
    setIfMissing: fc.dictionary(path, value, {minKeys: 1, maxKeys: 2, noNullPrototype: true}),
  }),
  fc.record({unset: fc.array(path, {minLength: 1, maxLength: 3})}),
  path.chain((at) => fc.record({inc: fc.record({[at]: fc.integer({min: -3, max: 3})})})),
  path.chain((at) => fc.record({diffMatchPatch: fc.record({[at]: textPatch})})),
  fc
    .tuple(fc.constantFrom('before', 'after', 'replace'), path, fc.array(item, {maxLength: 2}))
    .map(([position, at, items]) => ({insert: {[position]: at, items}})),
)
const mutation: fc.Arbitrary<WireMutation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(id, patch).map(([at, operations]) => ({patch: {id: at, ...operations}})),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(id, content)
      .map(([_id, rest]) => ({createOrReplace: {_id, _type: 'x', ...rest}})),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(id, content)
      .map(([_id, rest]) => ({createIfNotExists: {_id, _type: 'x', ...rest}})),
  },
  {weight: 1, arbitrary: id.map((at) => ({delete: {id: at}}))},
)
const session = fc.array(fc.array(mutation, {minLength: 1, maxLength: 3}), {
  minLength: 1,
  maxLength: 12,
})

test('what is stored, what the mutator makes of it, and what the effects say are the same', () => {
  let committedCount = 0
  fc.assert(
    fc.property(session, (transactions) => {
      const lake = testCommitter({documents: ids.map((_id) => ({_id}))})
      for (const mutations of transactions) {
        const toldCount = lake.commits.length
        if (!isAccepted(() => lake.mutate(structuredClone(mutations)))) continue
        if (lake.commits.length === toldCount) continue
        committedCount++
        for (const change of lake.lastChanges()) expectAgreement(change, mutations)
      }

      const reopened = new DocumentStore(lake.database)
      expect(contentsOf(lake.documents)).toEqual(contentsOf(reopened))
      expect(new History(lake.database, lake.documents).commitsSince(dataset, 1, 100)).toEqual(
        lake.commits,
      )
    }),
    {numRuns: 100, seed: 20261101},
  )
  expect(committedCount).toBeGreaterThan(200)
}, 30_000)

/** Refusals are the business of the tables of cases; nothing may be half done by one. */
function isAccepted(run: () => unknown): boolean {
  try {
    run()
    return true
  } catch (error) {
    if (error instanceof LakeError) return false
    throw error
  }
}

function expectAgreement(
  {documentId, before, after, mutations, effects}: Change,
  sent: WireMutation[],
) {
  expect(applyPatch(bare(before), effects.apply)).toEqual(bare(after))
  expect(applyPatch(bare(after), effects.revert)).toEqual(bare(before))
  expect(contentOf(replay(before, mutations))).toEqual(contentOf(after))
  expect(
    contentOf(
      replay(
        before,
        sent.filter((one) => addressOf(one) === documentId),
      ),
    ),
  ).toEqual(contentOf(after))
}

function replay(before: StoredDocument | null, mutations: WireMutation[]): StoredDocument | null {
  // The mutator writes into documents that it is given.
  const params = {mutations: structuredClone(mutations)} as unknown as MutationParams
  return new Mutation(params).apply(structuredClone(before)) as StoredDocument | null
}

function addressOf(one: WireMutation): unknown {
  const [body] = Object.values(one) as {id?: string; _id?: string}[]
  return body?.id ?? body?._id
}

function bare(document: StoredDocument | null) {
  if (!document) return null
  const {_rev, ...rest} = document
  return rest
}

function contentOf(document: StoredDocument | null) {
  if (!document) return null
  const {_rev, _createdAt, _updatedAt, ...rest} = document
  return rest
}

function contentsOf(documents: DocumentStore) {
  const sortedReferrers = (target: string) =>
    documents
      .referrers(dataset, target)
      .sort((one, other) => (one.sourceId < other.sourceId ? -1 : 1))
  return {
    documents: Object.fromEntries(documents.all(dataset)),
    groups: documents
      .group(dataset, 'a')
      .map(({_id}) => _id)
      .sort(),
    referrers: ids.map(sortedReferrers),
  }
}
