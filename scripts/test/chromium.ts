import {spawnSync} from 'node:child_process'
import {existsSync} from 'node:fs'
import {createRequire} from 'node:module'
import {delimiter, dirname, join} from 'node:path'
import {chromium} from 'playwright-core'
import {Problem} from '../launch/problem.mjs'

/** Names the browser to use; the tests read it too. */
export const chromiumVariable = 'CROSSWALK_CHROMIUM'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const wellKnownPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Path of a Chromium, in this order: the one the environment names, one on the system,
 * Playwright's own download, Debian's package when we are root.
 *
 * @throws Problem saying how to provide one
 */
export function requireChromium(env: NodeJS.ProcessEnv): string {
  const named = env[chromiumVariable]
  if (named) {
    if (existsSync(named)) return named
    throw new Problem(`${chromiumVariable} names ${named}, and there is no such file.`)
  }
  const found = findOnSystem(env) ?? downloadWithPlaywright() ?? installWithApt(env)
  if (found) return found
  throw new Problem(
    'The browser tests need a Chromium, and none was found or could be installed.' +
      ` Install Chromium or Google Chrome, or set ${chromiumVariable} to the path of one.`,
  )
}

function findOnSystem(env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env.PATH ?? '').split(delimiter)
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...wellKnownPaths].find((path) => existsSync(path))
}

function downloadWithPlaywright(): string | undefined {
  const path = chromium.executablePath()
  if (existsSync(path)) return path
  process.stderr.write("No Chromium on this system; trying Playwright's download …\n")
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core')), 'cli.js')
  spawnSync(process.execPath, [cli, 'install', 'chromium'], {
    stdio: 'ignore',
  })
  return existsSync(path) ? path : undefined
}

function installWithApt(env: NodeJS.ProcessEnv): string | undefined {
  if (process.getuid?.() !== 0) return undefined
  process.stderr.write("Playwright's download did not work; trying Debian's package …\n")
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
  ]) {
    const {status} = spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {...env, DEBIAN_FRONTEND: 'noninteractive'},
    })
    if (status !== 0) return undefined
  }
  return findOnSystem(env)
}
