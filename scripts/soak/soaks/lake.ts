import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {LakeCommands} from '../../start/lakeCommands.ts'
import {proveFullDisk} from '../lakeFullDisk.ts'
import {proveKills} from '../lakeKills.ts'
import {proveSlowListeners} from '../lakeSlowListeners.ts'
import type {Soak, SoakResult} from '../soak.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export const soak: Soak = {
  summary: 'the lake under kills in the middle of writes, deaf listeners, and on a full disk',
  defaultRuns: 200,
  run: async (options) => {
    const data = mkdtempSync(join(tmpdir(), 'crosswalk-soak-'))
    const proofs: SoakResult['proofs'] = []
    try {
      await new LakeCommands(root, data).withEditorToken('soak', async (token) => {
        // First, because the data folder is copied to the small disk.
        const onFullDisk = await proveFullDisk({...options, data, token})
        if (onFullDisk) proofs.push(onFullDisk)
        proofs.push(...(await proveKills({...options, data, token})))
        proofs.push(await proveSlowListeners({...options, data, token}))
      })
    } finally {
      rmSync(data, {recursive: true, force: true})
    }
    return {proofs}
  },
}
