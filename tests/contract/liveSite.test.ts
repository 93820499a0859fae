import {LiveSite} from '@crosswalk/site/live/liveSite'
import {expect, test} from 'vitest'
import {skill} from '../support/buildingBlocks.ts'
import {startLake} from '../support/startLake.ts'

const now = Date.UTC(2026, 10, 30)

test.each([
  ['changed', {patch: {id: 'kept', set: {title: 'Another title'}}}, 'kept'],
  ['created', {create: skill('added', 'Added')}, 'added'],
])(
  'what a transaction deletes goes with what it %s, whichever is told first',
  async (_, mutation, told) => {
    const lake = await startLake({documents: [skill('kept', 'Kept'), skill('gone', 'Gone')]})
    const variables = {
      SANITY_API_HOST: lake.url,
      SANITY_PROJECT_ID: 'test',
      SITE_URL: 'https://guides.test',
    }
    const live = new LiveSite(variables, now)
    await live.catchUp()

    const {transactionId} = await lake.client.mutate([mutation, {delete: {id: 'gone'}}])
    await live.follow({ids: [told], transactionIds: [transactionId]})

    const anew = new LiveSite(variables, now)
    await anew.catchUp()
    expect(live.revisionsDigest()).toBe(anew.revisionsDigest())
  },
)
