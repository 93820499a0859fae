// The door for `npm start` and `npm test`: plain JavaScript for any Node from 20 on (and readable
// enough by older ones to say so). Installs what is missing, then hands over to the pinned Node.
import {spawn} from 'node:child_process'
import {delimiter, dirname} from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {describeProblem, Problem} from './launch/problem.mjs'

const oldestNode = 20
/** @type {Record<string, string>} */
const scripts = {start: 'start/main.ts', test: 'test/main.ts'}

/** @returns {Promise<number>} exit code */
async function main() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < oldestNode) {
    throw new Problem(
      `Crosswalk needs Node ${oldestNode} or newer to start; this is Node ${process.versions.node}.` +
        ' Install a current Node from https://nodejs.org and run the same command again.' +
        ' Nothing was changed.',
    )
  }
  const [command = '', ...args] = process.argv.slice(2)
  const script = scripts[command]
  if (!script) {
    throw new Problem(
      `Unknown command "${command}". Use one of: ${Object.keys(scripts).join(', ')}.`,
    )
  }
  // Loaded here because these modules use functions that a Node older than 20 lacks.
  const {install, pinnedNode} = await import('./launch/install.mjs')
  if (command === 'start') {
    const {parseStartOptions, startHelp} = await import('./launch/startOptions.mjs')
    if (parseStartOptions(args).help) {
      process.stdout.write(startHelp)
      return 0
    }
  }
  await install()
  return run(pinnedNode(), [fileURLToPath(new URL(script, import.meta.url)), ...args])
}

/**
 * Runs a command in the foreground and passes signals on; the child decides when to end.
 * @param {string} executable
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
function run(executable, args) {
  return new Promise((resolve, reject) => {
    // First on the PATH, so that whatever the child starts as "node" is this one too.
    const path = [dirname(executable), process.env.PATH].join(delimiter)
    const child = spawn(executable, args, {stdio: 'inherit', env: {...process.env, PATH: path}})
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => child.kill(signal))
    }
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    process.stderr.write(`\n${describeProblem(error)}\n`)
    process.exitCode = 1
  },
)
