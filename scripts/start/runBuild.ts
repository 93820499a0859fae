import {spawn} from 'node:child_process'
import {rmSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {Problem} from '../launch/problem.mjs'

export interface Build {
  /** What is built, as people call it: "The Studio". */
  name: string
  /** JavaScript file of the builder, and what it is told. */
  script: string
  args: string[]
  cwd: string
  /** Removed after a failure. */
  outDir: string
  env: Record<string, string>
  signal: AbortSignal
}

/** @throws Problem with the last words of the builder, or that the disk filled up */
export async function runBuild(build: Build): Promise<void> {
  const {name, outDir} = build
  const {code, output} = await run(build)
  if (code === 0) return
  rmSync(outDir, {recursive: true, force: true})
  if (/ENOSPC|no space left/i.test(output)) throw fullDisk(name, outDir)
  const log = `${outDir}.log`
  writeFileSync(log, output)
  const lastLines = output.trim().split('\n').slice(-8).join('\n')
  throw new Problem(`${name} could not be built; the whole output is in ${log}.\n${lastLines}`)
}

function fullDisk(name: string, outDir: string): Problem {
  const what = `${name.charAt(0).toLowerCase()}${name.slice(1)}`
  return new Problem(
    `The disk of ${dirname(outDir)} filled up while ${what} was being built. Free about 300 MB and` +
      ' run the same command again, or choose another disk with: npm start -- --data DIR' +
      ` What had been built of ${what} was removed.`,
  )
}

function run(build: Build): Promise<{code: number | null; output: string}> {
  const {script, args, cwd, env, signal} = build
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      env: {
        ...process.env,
        ...env,
        // Whatever the caller's is: React's development build is slower and warns of Sanity's own code.
        NODE_ENV: 'production',
        DO_NOT_TRACK: '1',
        NO_UPDATE_NOTIFIER: '1',
        CI: 'true',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
      })
    }
    child.on('error', reject)
    child.on('exit', (code) => resolve({code, output}))
  })
}
