import {chooseNamed, loadNamedModules} from '../command/namedModules.ts'
import {parseOptions, runCommand} from '../command/runCommand.ts'
import {Problem} from '../launch/problem.mjs'
import type {Benchmark, BenchmarkResult} from './benchmark.ts'
import {tableText} from './tableText.ts'

const folder = new URL('benchmarks/', import.meta.url)

async function main(args: string[]): Promise<number> {
  const {values, positionals} = parse(args)
  const benchmarks = await loadNamedModules<Benchmark>(folder, 'benchmark')
  if (values.help) {
    process.stdout.write(helpText(benchmarks))
    return 0
  }
  const results: Record<string, BenchmarkResult> = {}
  for (const [name, benchmark] of chooseNamed(benchmarks, positionals, 'benchmark')) {
    const result = await benchmark.run({
      siteUrl: values.site,
      paths: values.paths === undefined ? undefined : wholeNumber('--paths', values.paths),
      runs: wholeNumber('--runs', values.runs),
      say: (text) => process.stderr.write(`${name}: ${text}\n`),
    })
    results[name] = result
    if (!values.json) process.stdout.write(resultText(name, result))
  }
  if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
  return Object.values(results).some(({misses}) => misses.length > 0) ? 1 : 0
}

function resultText(name: string, {tables, misses}: BenchmarkResult): string {
  const shown = tables.map(({title, rows}) => `${name}: ${title}\n\n${tableText(rows)}\n`)
  const verdict =
    misses.length === 0 ? 'Every target is reached.' : `Not reached:\n  ${misses.join('\n  ')}`
  return `${shown.join('\n')}\n${verdict}\n`
}

function helpText(benchmarks: ReadonlyMap<string, Benchmark>): string {
  const list = [...benchmarks].map(([name, {summary}]) => `${name.padEnd(12)} ${summary}`)
  return `Usage: pnpm bench [NAME…] [--json] [--runs N] [--site URL] [--paths N]

Measures, and says what does not reach its target. Without a name runs every benchmark:

${list.join('\n')}

--json      the figures as JSON
--runs N    measure what differs from run to run N times, the median counts; default 3
--paths N   publish: with so many paths; default 10000
--site URL  measure a site that is running already; default: start one with the sample content

Figures go to stdout, progress to stderr. Exit code 1 if a target is not reached.
`
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number > 0) return number
  throw new Problem(`${option} needs a whole number from 1 on, not "${text}".`)
}

function parse(args: string[]) {
  return parseOptions('pnpm bench', {
    args,
    allowPositionals: true,
    options: {
      json: {type: 'boolean', default: false},
      runs: {type: 'string', default: '3'},
      paths: {type: 'string'},
      site: {type: 'string'},
      help: {type: 'boolean', short: 'h', default: false},
    },
  })
}

// 1 says that a target is not reached, so what could not be measured is 2.
runCommand(main, 2)
