import {lakeCommand} from '@crosswalk/lake/testing/lakeProcess'
import {expect, test} from 'vitest'
import {type ClientOfProcess, startLakeWithClient} from '../support/lakeProcess.ts'
import {temporaryFolder} from '../support/temporaryFolder.ts'

const rounds = 10
const writesPerRound = 200

// A process is needed: only SIGKILL shows that an acknowledgement waits for the disk.
test(`every acknowledged mutation survives ${rounds} kills in the middle of ${writesPerRound} concurrent ones`, async () => {
  const data = temporaryFolder()
  const token = await lakeCommand(data, 'token', 'create', '--role', 'editor')
  const acknowledged = new Map<string, number>()
  let cutOff = 0

  for (let round = 0; round < rounds; round += 1) {
    const lake = await startLakeWithClient(data, token)
    await expectAll(lake, acknowledged)
    cutOff += await writeUntilKilled(lake, round, acknowledged)
  }

  const lake = await startLakeWithClient(data, token)
  await expectAll(lake, acknowledged)
  await expectWhole(lake)
  await lake.stop()
  expect(acknowledged.size).toBeGreaterThan(0)
  expect(cutOff, 'the kills must hit unfinished writes, or they prove nothing').toBeGreaterThan(0)
})

/** Fires all writes at once and kills the lake after about a `1 / (round + 2)` share was acknowledged. */
async function writeUntilKilled(
  lake: ClientOfProcess,
  round: number,
  acknowledged: Map<string, number>,
): Promise<number> {
  const killAfter = Math.ceil(writesPerRound / (round + 2))
  let done = 0
  let cutOff = 0
  let killed: Promise<void> | undefined
  const writes = Array.from({length: writesPerRound}, async (_, index) => {
    // Each write is a pair: a transaction that is half there would show as one without the other.
    const id = `kill-${round}-${index}`
    try {
      await lake.client
        .transaction()
        .createOrReplace({_id: id, _type: 'entry', value: index})
        .createOrReplace({_id: `${id}-twin`, _type: 'entry', value: index})
        .commit({visibility: 'sync'})
      acknowledged.set(id, index)
      done += 1
      if (done === killAfter) killed = lake.kill()
    } catch {
      cutOff += 1 // Expected of writes that were under way: nobody promised them anything.
    }
  })
  await Promise.all(writes)
  await (killed ?? lake.kill())
  return cutOff
}

async function expectAll(lake: ClientOfProcess, acknowledged: Map<string, number>): Promise<void> {
  const stored = await lake.client.fetch<{_id: string; value: number}[]>(
    '*[_type == "entry"]{_id, value}',
  )
  const byId = new Map(stored.map(({_id, value}) => [_id, value]))
  const lost = [...acknowledged].filter(
    ([id, value]) => byId.get(id) !== value || byId.get(`${id}-twin`) !== value,
  )
  expect(lost).toEqual([])
}

/** No transaction was applied in half: every document has its twin. */
async function expectWhole(lake: ClientOfProcess): Promise<void> {
  const ids = new Set(await lake.client.fetch<string[]>('*[_type == "entry"]._id'))
  const single = [...ids].filter((id) => !id.endsWith('-twin') && !ids.has(`${id}-twin`))
  expect(single).toEqual([])
}
