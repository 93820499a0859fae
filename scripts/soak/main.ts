import {randomInt} from 'node:crypto'
import {chooseNamed, loadNamedModules} from '../command/namedModules.ts'
import {parseOptions, runCommand} from '../command/runCommand.ts'
import {Problem} from '../launch/problem.mjs'
import type {Proof, Soak} from './soak.ts'

const folder = new URL('soaks/', import.meta.url)
const maxSeed = 2 ** 31 - 1

async function main(args: string[]): Promise<number> {
  const {values, positionals} = parse(args)
  const soaks = await loadNamedModules<Soak>(folder, 'soak')
  if (values.help) {
    process.stdout.write(helpText(soaks))
    return 0
  }
  const chosen = chooseNamed(soaks, positionals, 'soak')
  const seed = numberFrom('--seed', values.seed, 0) ?? randomInt(maxSeed)
  const runs = numberFrom('--runs', values.runs, 1)
  let failures = 0
  for (const [name, soak] of chosen) {
    const proofs: Proof[] = []
    process.stdout.write(`${name}, seed ${seed}\n`)
    const cases = runs ?? soak.defaultRuns
    await soak.run({
      seed,
      runs: cases,
      say: (text) => process.stderr.write(`${name}: ${text}\n`),
      report: (proof) => {
        proofs.push(proof)
        process.stdout.write(proofText(proof))
      },
    })
    failures += proofs.filter(({failure}) => failure !== null).length
    process.stdout.write(summaryText(proofs, `${name} --seed ${seed} --runs ${cases}`))
  }
  return failures > 0 ? 1 : 0
}

function proofText({name, cases, seconds, failure}: Proof): string {
  const verdict = failure === null ? 'holds ' : 'FAILED'
  return `  ${verdict}  ${String(cases).padStart(8)} cases  ${seconds.toFixed(1).padStart(7)} s  ${name}\n`
}

function summaryText(proofs: readonly Proof[], again: string): string {
  const failed = proofs.filter(({failure}) => failure !== null)
  const cases = proofs.reduce((sum, proof) => sum + proof.cases, 0)
  const failures = failed.map(
    ({name, failure}) => `\n${name}:\n${failure}\nTry it again with "pnpm soak ${again}".\n`,
  )
  return `${proofs.length - failed.length} of ${proofs.length} proofs hold, over ${cases} cases.\n${failures.join('')}`
}

function helpText(soaks: ReadonlyMap<string, Soak>): string {
  const list = [...soaks].map(
    ([name, {summary, defaultRuns}]) => `${name.padEnd(12)} ${summary} (${defaultRuns} cases each)`,
  )
  return `Usage: pnpm soak [NAME…] [--seed N] [--runs N]

The long proofs, of which "npm test" runs a short share. Without a name runs every one:

${list.join('\n')}

--seed N   decides every random choice; default: another each time, and printed
--runs N   cases of each proof

Results go to stdout, progress to stderr. Exit code 1 if a proof fails.
`
}

function numberFrom(option: string, text: string | undefined, min: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= min && value <= maxSeed) return value
  throw new Problem(`${option} needs a whole number from ${min} to ${maxSeed}, not "${text}".`)
}

function parse(args: string[]) {
  return parseOptions('pnpm soak', {
    args,
    allowPositionals: true,
    options: {
      seed: {type: 'string'},
      runs: {type: 'string'},
      help: {type: 'boolean', short: 'h', default: false},
    },
  })
}

// 1 says that a proof fails, so what could not be tried is 2.
runCommand(main, 2)
