import {lakeCommand} from '@crosswalk/lake/testing/lakeProcess'
import {expect, test} from 'vitest'
import {proveKills} from '../../scripts/soak/lakeKills.ts'
import {temporaryFolder} from '../support/temporaryFolder.ts'

/** `pnpm soak lake` kills it two hundred times. */
const kills = 4

// A process is needed: only SIGKILL shows that an acknowledgement waits for the disk.
test(`every acknowledged mutation survives ${kills} kills in the middle of concurrent ones, and a listener hears each once`, async () => {
  const data = temporaryFolder()
  const token = await lakeCommand(data, 'token', 'create', '--role', 'editor')

  const proofs = await proveKills({data, token, seed: 1, runs: kills, say: () => {}})

  expect(proofs.map(({failure}) => failure)).toEqual([null, null])
})
