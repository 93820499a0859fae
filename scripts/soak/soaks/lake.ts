import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {LakeCommands} from '../../start/lakeCommands.ts'
import {proveFullDisk} from '../lakeFullDisk.ts'
import {proveKills} from '../lakeKills.ts'
import {proveSlowListeners} from '../lakeSlowListeners.ts'
import type {Soak} from '../soak.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export const soak: Soak = {
  summary: 'the lake under kills in the middle of writes, deaf listeners, and on a full disk',
  defaultRuns: 200,
  run: async ({report, ...options}) => {
    const data = mkdtempSync(join(tmpdir(), 'crosswalk-soak-'))
    try {
      await new LakeCommands(root, data).withEditorToken('soak', async (token) => {
        // First, because the data folder is copied to the small disk.
        const onFullDisk = await proveFullDisk({...options, data, token})
        if (onFullDisk) report(onFullDisk)
        for (const proof of await proveKills({...options, data, token})) report(proof)
        report(await proveSlowListeners({...options, data, token}))
      })
    } finally {
      rmSync(data, {recursive: true, force: true})
    }
  },
}
