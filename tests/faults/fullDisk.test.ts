import {lakeCommand} from '@crosswalk/lake/testing/lakeProcess'
import {expect, test} from 'vitest'
import {proveFullDisk} from '../../scripts/soak/lakeFullDisk.ts'
import {temporaryFolder} from '../support/temporaryFolder.ts'

// A disk of its own is needed: a limit inside SQLite says nothing of the log beside the database.
test('a full disk refuses writes with the mend, answers reads, and is got over', async (context) => {
  const data = temporaryFolder()
  const token = await lakeCommand(data, 'token', 'create', '--role', 'editor')
  const said: string[] = []

  const proof = await proveFullDisk({
    ...{data, token, seed: 1, runs: 1},
    say: (text) => said.push(text),
  })

  if (!proof) return context.skip(said.join('\n'))
  expect(proof.failure).toBeNull()
  expect(proof.cases).toBeGreaterThan(50)
})
