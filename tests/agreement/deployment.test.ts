import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {processFlags} from '@crosswalk/publisher/processFlags'
import {expect, test} from 'vitest'
import {temporaryFolder} from '../support/temporaryFolder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const kit = join(root, 'docs/deployment')
const read = (name: string) => readFileSync(join(kit, name), 'utf8')
const units = readdirSync(join(kit, 'systemd'))

/** Files and folders that a Dockerfile takes from the context. */
function copied(dockerfile: string): string[] {
  return dockerfile
    .split('\n')
    .filter((line) => /^COPY (?!--from)/.test(line))
    .flatMap((line) => line.split(/\s+/).slice(1, -1))
}

test('the image is made from files that exist, and knows every package before it installs', () => {
  const dockerfile = read('container/Dockerfile')
  const sources = copied(dockerfile)
  const workspace = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
  const packages = [...workspace.matchAll(/^ {2}- (\w+)$/gm)].map(([, name]) => name)

  expect(sources.filter((name) => !existsSync(join(root, name)))).toEqual([])
  expect(sources).toEqual(expect.arrayContaining(packages.map((name) => `${name}/package.json`)))
  const stages = [...dockerfile.matchAll(/ AS (\w+)$/gm)].map(([, name]) => name)
  for (const [, target] of read('container/compose.yaml').matchAll(/target: (\w+)/g)) {
    expect(stages).toContain(target)
  }
  expect(read('container/Dockerfile.dockerignore').split('\n')).toEqual(
    expect.arrayContaining(['**/node_modules', '**/.data', '.git', '.env']),
  )
})

test('commands of units and containers are commands that there are', () => {
  const commands = [...units.map((name) => read(`systemd/${name}`)), read('container/compose.yaml')]
  const scripts = commands.flatMap((text) => text.match(/[\w/]+\.(ts|sh)\b/g) ?? [])

  expect(scripts.length).toBeGreaterThanOrEqual(4)
  for (const script of scripts) {
    expect(existsSync(join(root, script.replace(/^\/opt\/crosswalk\//, ''))), script).toBe(true)
  }
})

test('publishers are run with the options of Node that spare memory', () => {
  const script = 'publisher/src/cli.ts'
  const flags = processFlags.join(' ')
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

  expect(manifest.scripts.publisher).toBe(`node ${flags} ${script}`)
  expect(read('systemd/crosswalk-publisher.service')).toContain(`node ${flags} ${script} serve`)
  const command = JSON.stringify([...processFlags, script])
    .slice(0, -1)
    .replaceAll(',', ', ')
  expect(read('container/Dockerfile')).toContain(`CMD ${command}, "serve"`)
})

test('the web servers of the examples send the headers of the site', () => {
  const policies = readFileSync(join(root, 'site/public/_headers'), 'utf8').matchAll(
    /^ {2}(?!Cache-Control)([\w-]+): (.+)$/gm,
  )
  for (const [, name = '', value = ''] of policies) {
    for (const example of ['nginx.conf', 'Caddyfile']) {
      expect(read(example), `${name} in ${example}`).toContain(value)
      expect(read(example)).toContain(name)
    }
  }
})

const isSystemdHere = spawnSync('systemd-analyze', ['--version']).status === 0
if (!isSystemdHere) {
  process.stderr.write('Skipped: systemd-analyze is not installed (apt-get install systemd).\n')
}

// Only systemd knows its own language.
test.skipIf(!isSystemdHere)('systemd understands the units and finds them well guarded', () => {
  const folder = join(temporaryFolder(), 'units')
  mkdirSync(folder)
  for (const name of units) {
    const unit = read(`systemd/${name}`)
      .replaceAll('/opt/crosswalk', root.replace(/\/$/, ''))
      .replace('User=crosswalk', 'User=daemon')
      .replace('Group=crosswalk', 'Group=daemon')
    writeFileSync(join(folder, name), unit)
  }
  const paths = units.map((name) => join(folder, name))

  const verified = spawnSync('systemd-analyze', ['verify', ...paths], {encoding: 'utf8'})
  // It also speaks of the machine's own units.
  const complaints = verified.stderr.split('\n').filter((line) => line.includes('crosswalk-'))
  expect(complaints).toEqual([])
  for (const path of paths.filter((each) => each.endsWith('.service'))) {
    const rated = spawnSync(
      'systemd-analyze',
      ['security', '--offline=true', '--threshold=15', '--no-pager', path],
      {encoding: 'utf8'},
    )
    expect(rated.status, rated.stdout + rated.stderr).toBe(0)
  }
})
