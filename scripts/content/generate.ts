import {parseArgs} from 'node:util'
import {Problem} from '../launch/problem.mjs'
import {maxPaths} from './generate/datasetShape.ts'
import {generateDocuments} from './generate/generateDocuments.ts'
import {writeLinesToFile, writeLinesToOutput} from './generate/writeLines.ts'

const generateHelp = `Usage: pnpm content generate --paths N [--seed S] [--out FILE]

Writes a synthetic dataset that passes "content check", one document a line: N paths, and as many
careers, skills, resources, roadmaps and advantages as a library of that size has. The same N and
S give the same bytes on every machine.

--paths N    1 to ${maxPaths}
--seed S     a whole number from 0 to 4294967295; default 1
--out FILE   where to write; default -, the standard output
`

/**
 * Runs `content generate`.
 *
 * @returns the exit code
 */
export async function generate(args: string[]): Promise<number> {
  const values = parse(args)
  if (values.help) {
    process.stdout.write(generateHelp)
    return 0
  }
  const paths = wholeNumber('--paths', values.paths, {min: 1, max: maxPaths})
  const seed = wholeNumber('--seed', values.seed, {min: 0, max: 2 ** 32 - 1})
  const lines = linesOf(generateDocuments(paths, seed))
  const count =
    values.out === '-' ? await writeLinesToOutput(lines) : await writeLinesToFile(values.out, lines)
  process.stderr.write(`${count} documents written\n`)
  return 0
}

function* linesOf(documents: Iterable<object>): Generator<string> {
  for (const document of documents) yield JSON.stringify(document)
}

function wholeNumber(
  option: string,
  text: string | undefined,
  {min, max}: {min: number; max: number},
): number {
  const value = Number(text)
  if (text !== undefined && /^\d+$/.test(text) && value >= min && value <= max) return value
  throw new Problem(
    `${option} needs a whole number from ${min} to ${max}${text === undefined ? '' : `; "${text}" is none`}.\n\n${generateHelp}`,
  )
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        paths: {type: 'string'},
        seed: {type: 'string', default: '1'},
        out: {type: 'string', default: '-'},
        help: {type: 'boolean', short: 'h', default: false},
      },
    }).values
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n\n${generateHelp}`)
  }
}
