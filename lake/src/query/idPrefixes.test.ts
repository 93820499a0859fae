import {expect, test} from 'vitest'
import {startTestLake} from '../http/testLake.ts'

test('drafts are counted by their ids among an odd number of documents', async () => {
  const {ask} = await startTestLake()
  const ids = Array.from({length: 175}, (_, place) =>
    place < 80 ? `drafts.n-${place}` : `n-${place}`,
  )
  const mutations = ids.map((_id) => ({create: {_id, _type: 'note'}}))
  await ask('/data/mutate/production', {method: 'POST', body: JSON.stringify({mutations})})

  const query = encodeURIComponent('count(*[_id in path("drafts.**")])')
  const response = await ask(`/data/query/production?perspective=raw&query=${query}`)

  expect(await response.json()).toMatchObject({result: 80})
})
