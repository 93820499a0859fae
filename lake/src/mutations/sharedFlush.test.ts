import {describe, expect, test} from 'vitest'
import {testCommitter} from './testCommitter.ts'

const create = (id: string) => [{create: {_id: id, _type: 'thing'}}]

describe('writes that come at the same time', () => {
  test('see each other, in the order in which they came', async () => {
    const {committer, mutate, find, commits} = testCommitter({documents: [{_id: 'a', n: 1}]})
    const inc = () => mutate([{patch: {id: 'a', inc: {n: 1}}}])

    const replies = await Promise.all([committer.batched(inc), committer.batched(inc)])

    expect(find('a')).toMatchObject({n: 3, _rev: replies[1]?.transactionId})
    expect(commits.map(({transactionId}) => transactionId)).toEqual(
      replies.map(({transactionId}) => transactionId),
    )
    expect(commits[1]?.changes[0]?.before).toEqual(commits[0]?.changes[0]?.after)
  })

  test('fail alone', async () => {
    const {committer, mutate, documents} = testCommitter()

    const outcomes = await Promise.allSettled([
      committer.batched(() => mutate(create('a'))),
      committer.batched(() => mutate([...create('b'), ...create('a')])),
      committer.batched(() => mutate(create('c'))),
    ])

    expect(outcomes.map(({status}) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect([...documents.all('test').keys()]).toEqual(['a', 'c'])
  })

  test('are stored before anyone hears of them', async () => {
    const {committer, mutate, database} = testCommitter()
    const storedWhenHeard: boolean[] = []
    committer.onCommit(() => storedWhenHeard.push(!database.inTransaction))

    await Promise.all(['a', 'b'].map((id) => committer.batched(() => mutate(create(id)))))

    expect(storedWhenHeard).toEqual([true, true])
  })

  test('are all taken back when the disk fails', async () => {
    const {committer, mutate, documents, database, commits, find} = testCommitter({
      documents: [{_id: 'old'}],
    })
    const version = documents.version('test')
    const pageCount = Number(database.pragma('page_count', {simple: true}))
    database.pragma(`max_page_count = ${pageCount + 2}`)
    const large = {_id: 'b', _type: 'thing', text: 'x'.repeat(1_000_000)}

    const outcomes = await Promise.allSettled([
      committer.batched(() => mutate(create('a'))),
      committer.batched(() => mutate([{create: large}])),
      committer.batched(() => mutate(create('c'))),
    ])

    expect(outcomes).toMatchObject([
      {reason: {code: 'storage'}},
      {reason: {code: 'storage'}},
      {reason: {code: 'storage'}},
    ])
    expect([...documents.all('test').keys()]).toEqual(['old'])
    expect(documents.version('test')).toBeGreaterThan(version)
    expect(commits).toEqual([])

    database.pragma('max_page_count = 1000000')
    await committer.batched(() => mutate(create('a')))
    expect(find('a')).toBeDefined()
    expect(commits).toHaveLength(1)
  })
})
