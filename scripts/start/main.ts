import {resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describeProblem} from '../launch/problem.mjs'
import {parseStartOptions, startHelp} from '../launch/startOptions.mjs'
import {type Stack, startStack} from './stack.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

async function main(): Promise<void> {
  const options = parseStartOptions(process.argv.slice(2))
  if (options.help) {
    process.stdout.write(startHelp)
    return
  }
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => stopping.abort())
  }
  const stack = await startStack({
    root,
    data: resolve(root, options.data),
    ports: options.ports,
    reset: options.reset,
    signal: stopping.signal,
  })
  try {
    if (!stopping.signal.aborted) process.stdout.write(welcome(stack.addresses))
    await stack.ended
  } finally {
    await stack.stop()
    process.stderr.write('\nCrosswalk has stopped.\n')
  }
}

function welcome({site, studio, lake, preview}: Stack['addresses']): string {
  return `
Crosswalk is running.

  Site     ${site}
  Studio   ${studio}
  Lake     ${lake}
${preview ? `  Preview  ${preview}\n` : ''}
Ctrl-C stops everything.
`
}

main().catch((error: unknown) => {
  process.stderr.write(`\n${describeProblem(error)}\n`)
  process.exitCode = 1
})
