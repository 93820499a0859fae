import {spawn, spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import process from 'node:process'
import {fileURLToPath} from 'node:url'
import {Problem} from './problem.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pnpmVersion = '12.21.0'
const oldestRuntime = [22, 12]
const spaceForInstallBytes = 1.5e9
// npm's own settings wait more than a minute before they admit that there is no network.
const quickRetries = {
  npm_config_fetch_retry_mintimeout: '1000',
  npm_config_fetch_retry_maxtimeout: '5000',
}
const stamp = join(root, 'node_modules', '.crosswalk-installed')

/** Installs from the frozen lockfile when anything it depends on changed since the last time. */
export async function install() {
  const wanted = lockDigest()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const fresh = !existsSync(join(root, 'node_modules'))
  if (fresh) requireSpace()
  process.stderr.write('Installing dependencies (first run: a minute or two) …\n')
  try {
    await pnpmInstall()
    writeFileSync(stamp, wanted)
  } catch (error) {
    if (fresh) removeInstalled()
    throw error
  }
}

/** The Node that runs our TypeScript: the one installed with the dependencies, else a recent system one. */
export function pinnedNode() {
  const modules = join(root, 'node_modules')
  const binary = process.platform === 'win32' ? 'node.exe' : 'node'
  const packaged = readdirSync(modules).filter((name) => name.startsWith('node-'))
  const candidates = [
    ...packaged.map((name) => join(modules, name, 'bin', binary)),
    process.execPath,
  ]
  for (const executable of candidates) {
    if (isRecentNode(executable)) return executable
  }
  throw new Problem(
    `Crosswalk runs on Node ${oldestRuntime.join('.')} or newer, and none is packaged for` +
      ` ${process.platform}/${process.arch}. Install a current Node from https://nodejs.org and run the same command again.`,
  )
}

/** @param {string} executable */
function isRecentNode(executable) {
  const {status, stdout} = spawnSync(executable, ['--version'], {encoding: 'utf8'})
  if (status !== 0) return false
  const [major = 0, minor = 0] = stdout.trim().slice(1).split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = oldestRuntime
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
}

function lockDigest() {
  const hash = createHash('sha256')
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']) {
    hash.update(readFileSync(join(root, file)))
  }
  return hash.update(`${process.platform} ${process.arch}`).digest('hex')
}

function requireSpace() {
  const {bavail, bsize} = statfsSync(root)
  const freeBytes = bavail * bsize
  if (freeBytes >= spaceForInstallBytes) return
  throw new Problem(
    `The disk that holds ${root} has ${Math.round(freeBytes / 1e6)} MB free; installing needs about` +
      ` ${spaceForInstallBytes / 1e6} MB. Free some space and run the same command again. Nothing was written.`,
  )
}

/** @returns {Promise<void>} */
function pnpmInstall() {
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm']
  const [executable = 'npm', ...npmArgs] = [
    ...npm,
    ...['exec', '--yes', `--package=pnpm@${pnpmVersion}`, '--'],
    ...['pnpm', 'install', '--frozen-lockfile', '--reporter=append-only'],
  ]
  return new Promise((resolve, reject) => {
    const child = spawn(executable, npmArgs, {
      cwd: root,
      env: {...process.env, ...quickRetries},
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && executable === 'npm',
    })
    let output = ''
    const onData = (/** @type {Buffer} */ chunk) => {
      output += chunk
      for (const line of String(chunk).split('\n')) {
        if (line.startsWith('Progress:')) process.stderr.write(`  ${line}\n`)
      }
    }
    child.stdout.on('data', onData)
    child.stderr.on('data', onData)
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(installProblem(output))))
  })
}

/** @param {string} output what npm and pnpm printed */
function installProblem(output) {
  if (/ENOSPC|no space left/i.test(output)) {
    return new Problem(
      'The disk filled up while installing. Free about 2 GB and run the same command again. What had been installed was removed.',
    )
  }
  if (/EACCES|EROFS|permission denied/i.test(output)) {
    return new Problem(
      `Dependencies could not be written below ${root}. Make the folder writable for you and run the same command again.\n${tail(output)}`,
    )
  }
  if (/OUTDATED_LOCKFILE/.test(output)) {
    return new Problem(
      'pnpm-lock.yaml does not match the package.json files. Run "npx pnpm@12 install", commit the lockfile, and start again.',
    )
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network|fetch/i.test(output)) {
    return new Problem(
      'The package registry could not be reached, and the first start has to download dependencies from it.' +
        ' Check the connection (or the "registry" setting of npm) and run the same command again.' +
        ' What had been installed was removed.',
    )
  }
  return new Problem(`Installing dependencies failed. pnpm said:\n${tail(output)}`)
}

/** @param {string} text */
function tail(text) {
  return text.trim().split('\n').slice(-12).join('\n')
}

function removeInstalled() {
  rmSync(join(root, 'node_modules'), {recursive: true, force: true})
  for (const entry of readdirSync(root, {withFileTypes: true})) {
    if (entry.isDirectory()) {
      rmSync(join(root, entry.name, 'node_modules'), {recursive: true, force: true})
    }
  }
}
