import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {startStack} from '../start/stack.ts'
import {freePorts} from './freePorts.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Starts everything with the sample content in a folder of its own for as long as `use` takes. */
export async function withSampleSite<T>(use: (siteUrl: string) => Promise<T>): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'crosswalk-sample-'))
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const [lake = 0, studio = 0, site = 0] = await freePorts(3)
    const ports = {lake, studio, site, preview: undefined}
    const stack = await startStack({root, data, ports, reset: false, signal: stopping.signal})
    try {
      return await Promise.race([use(stack.addresses.site), stack.ended.then(stoppedEarly)])
    } finally {
      await stack.stop()
    }
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    rmSync(data, {recursive: true, force: true})
  }
}

function stoppedEarly(): never {
  throw new Error('The sample site was stopped before the work on it was done.')
}
