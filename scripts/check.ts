import {spawnSync} from 'node:child_process'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const help = `Usage: pnpm check

Runs every check that needs no running server, and reports all that fail:
types (tsc, astro check), format and lint (biome), dead code (knip), generated types (typegen).
`

const packages = ['schemas', 'studio', 'site/overlays', 'lake', 'publisher', 'scripts', 'tests']

/** Name, and the command with its arguments; each is found in node_modules/.bin. */
const checks: [name: string, command: string, ...args: string[]][] = [
  ['format and lint', 'biome', 'check', '--error-on-warnings'],
  ...packages.map((name): [string, string, ...string[]] => [`types of ${name}`, 'tsc', '-p', name]),
  ['types of site', 'node', 'site/node_modules/astro/bin/astro.mjs', 'check', '--root', 'site'],
  ['dead code', 'knip'],
  ['generated types', 'node', 'scripts/typegen.ts', '--check'],
]

function main(args: string[]): number {
  if (args.includes('--help')) {
    process.stdout.write(help)
    return 0
  }
  const failed: string[] = []
  for (const [name, command, ...rest] of checks) {
    process.stderr.write(`› ${name}\n`)
    const {status} = spawnSync(command, rest, {cwd: root, stdio: 'inherit'})
    if (status !== 0) failed.push(name)
  }
  if (failed.length === 0) process.stderr.write('Everything is in order.\n')
  else process.stderr.write(`Not in order: ${failed.join(', ')}.\n`)
  return failed.length === 0 ? 0 : 1
}

process.exitCode = main(process.argv.slice(2))
