import {existsSync, mkdirSync, readdirSync, renameSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {digestOf} from './digest.ts'
import {runBuild} from './runBuild.ts'

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
  const cwd = join(root, 'studio')
  await runBuild({
    name: 'The Studio',
    script: join(cwd, 'node_modules', '@sanity', 'cli', 'bin', 'run.js'),
    args: ['build', staging, '--yes'],
    cwd,
    outDir: staging,
    env,
    signal,
  })
  renameSync(staging, built)
  return built
}
