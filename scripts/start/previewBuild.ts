import {existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync} from 'node:fs'
import {join} from 'node:path'
import {digestOf} from './digest.ts'
import {runBuild} from './runBuild.ts'

const dayMs = 24 * 3_600_000

/**
 * Builds the templates of the site for rendering on request, unless the same sources were built before.
 *
 * Nothing of a machine or its settings is built in, so every data folder shares the build. It lies
 * in the folder of the site because it imports packages.
 *
 * @returns the folder for `site/src/preview/serve.ts --dir`
 */
export async function buildPreview(options: {root: string; signal: AbortSignal}): Promise<string> {
  const {root, signal} = options
  const site = join(root, 'site')
  const digest = digestOf(root, ['site/**', 'schemas/**', 'pnpm-lock.yaml'])
  const folder = join(site, '.astro', 'preview')
  const built = join(folder, digest)
  if (existsSync(built)) {
    utimesSync(built, new Date(), new Date())
    return built
  }
  process.stderr.write('Building the preview …\n')
  mkdirSync(folder, {recursive: true})
  removeOld(folder)
  const staging = join(folder, `staging-${process.pid}`)
  const common = {name: 'The preview', outDir: staging, env: {}, signal}
  await runBuild({
    ...common,
    script: join(site, 'node_modules', 'astro', 'bin', 'astro.mjs'),
    args: ['build', '--config', 'astro.preview.config.ts', '--outDir', staging],
    cwd: site,
  })
  const overlays = join(site, 'overlays')
  await runBuild({
    ...common,
    script: join(overlays, 'node_modules', 'vite', 'bin', 'vite.js'),
    args: ['build', '--outDir', join(staging, 'overlays')],
    cwd: overlays,
  })
  // Another start may have been faster.
  if (existsSync(built)) rmSync(staging, {recursive: true, force: true})
  else renameSync(staging, built)
  return built
}

/** Those that nobody has started for a day; a running preview still loads parts of its own. */
function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (Date.now() - statSync(path).mtimeMs > dayMs) rmSync(path, {recursive: true, force: true})
  }
}
