import {execFile} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {promisify} from 'node:util'

export interface CleanBuildOptions {
  /** The Astro project. */
  site: string
  outDir: string
  /** Of the release to compare with: what is kept of withheld documents is an input of both. */
  manifestFile: string
  /** By `astro build`, which takes longer; otherwise with the code that the publisher has bundled. */
  isStock: boolean
  /** As for a build. */
  variables: Readonly<Record<string, string | undefined>>
}

/** Builds the content anew, in a process of its own that knows nothing of any build before. */
export async function cleanBuild(options: CleanBuildOptions): Promise<void> {
  const {site, outDir, manifestFile, variables} = options
  const {codeDigest} = JSON.parse(readFileSync(manifestFile, 'utf8'))
  const command = options.isStock
    ? ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', outDir]
    : ['src/testing/cleanBuild.ts', join(site, '.astro/code', String(codeDigest)), outDir]
  await promisify(execFile)(process.execPath, command, {
    cwd: site,
    // Those of a test runner would make Vite bundle for tests.
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ...variables,
      SITE_KEPT_FILE: manifestFile,
      NODE_ENV: 'production',
    },
  })
}
