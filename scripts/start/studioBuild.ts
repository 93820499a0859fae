import {spawn} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {Problem} from '../launch/problem.mjs'
import {digestOf} from './digest.ts'

/**
 * Builds the static Studio, unless the same sources and settings were built before.
 *
 * A build appears in `folder` under its digest only when complete; older ones are removed.
 *
 * @returns the folder that holds index.html
 */
export async function buildStudio(options: {
  root: string
  folder: string
  env: Record<string, string>
  signal: AbortSignal
}): Promise<string> {
  const {root, folder, env, signal} = options
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`)
  const digest = digestOf(
    root,
    ['studio/**', 'schemas/**', 'content/STYLE.md', 'pnpm-lock.yaml'],
    settings,
  )
  const built = join(folder, digest)
  if (existsSync(join(built, 'index.html'))) return built

  process.stderr.write('Building the Studio …\n')
  mkdirSync(folder, {recursive: true})
  for (const old of readdirSync(folder)) rmSync(join(folder, old), {recursive: true, force: true})
  const staging = join(folder, `staging-${process.pid}`)
  await sanityBuild({cwd: join(root, 'studio'), outDir: staging, env, signal})
  renameSync(staging, built)
  return built
}

interface Build {
  cwd: string
  outDir: string
  env: Record<string, string>
  signal: AbortSignal
}

async function sanityBuild(build: Build): Promise<void> {
  const {code, output} = await runSanityBuild(build)
  if (code === 0) return
  rmSync(build.outDir, {recursive: true, force: true})
  if (/ENOSPC|no space left/i.test(output)) throw fullDisk(build.outDir)
  const log = `${build.outDir}.log`
  writeFileSync(log, output)
  const lastLines = output.trim().split('\n').slice(-8).join('\n')
  throw new Problem(`The Studio could not be built; the whole output is in ${log}.\n${lastLines}`)
}

function fullDisk(outDir: string): Problem {
  return new Problem(
    `The disk of ${dirname(outDir)} filled up while the Studio was being built. Free about 300 MB and` +
      ' run the same command again, or choose another disk with: npm start -- --data DIR' +
      ' What had been built of the Studio was removed.',
  )
}

function runSanityBuild(build: Build): Promise<{code: number | null; output: string}> {
  const {cwd, outDir, env, signal} = build
  const cli = join(cwd, 'node_modules', '@sanity', 'cli', 'bin', 'run.js')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'build', outDir, '--yes'], {
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
