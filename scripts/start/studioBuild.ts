import {spawn} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
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

function sanityBuild(build: {
  cwd: string
  outDir: string
  env: Record<string, string>
  signal: AbortSignal
}): Promise<void> {
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
    child.stdout.on('data', (chunk) => {
      output += chunk
    })
    child.stderr.on('data', (chunk) => {
      output += chunk
    })
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code === 0) return resolve()
      const log = `${outDir}.log`
      writeFileSync(log, output)
      rmSync(outDir, {recursive: true, force: true})
      reject(
        new Problem(
          `The Studio could not be built; the whole output is in ${log}.\n${output.trim().split('\n').slice(-8).join('\n')}`,
        ),
      )
    })
  })
}
