import {spawn} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describeProblem} from '../launch/problem.mjs'
import {chromiumVariable, requireChromium} from './chromium.ts'
import {closingLine, type Report, totalsOf} from './summary.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const help = `Usage: npm test -- [Vitest options and file filters]

Runs every test of the workspace, the ones in Chromium included. The last line counts them:
N passed, N failed, N skipped.

Environment: ${chromiumVariable}=PATH names the browser to use.
`

async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(help)
    return 0
  }
  const browser = requireChromium(process.env)
  const folder = mkdtempSync(join(tmpdir(), 'crosswalk-test-'))
  try {
    const reportFile = join(folder, 'report.json')
    const exitCode = await vitest(args, reportFile, browser)
    const totals = totalsOf(readReport(reportFile))
    process.stdout.write(`${closingLine(totals)}\n`)
    return exitCode === 0 && totals.failed === 0 && totals.passed > 0 ? 0 : 1
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

function vitest(args: string[], reportFile: string, browser: string): Promise<number> {
  const cli = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'run', ...reporters, ...args], {
      cwd: root,
      env: {...process.env, [chromiumVariable]: browser},
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

/** A run that died before its report counts as one failure. */
function readReport(file: string): Report {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    process.stderr.write(
      `Vitest left no report: ${error instanceof Error ? error.message : error}\n`,
    )
    return {
      numPassedTests: 0,
      numFailedTests: 1,
      numPendingTests: 0,
      numTodoTests: 0,
      testResults: [],
    }
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${describeProblem(error)}\n`)
    process.stdout.write(`${closingLine({passed: 0, failed: 1, skipped: 0})}\n`)
    process.exitCode = 1
  },
)
