import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {describeProblem, Problem} from './launch/problem.mjs'
import {type GeneratedFile, generatedFiles} from './typegen/generatedFiles.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const help = `Usage: pnpm typegen [--check]

Writes schemas/generated/schema.json, schemas/generated/types.ts and
site/src/loaders/generated.ts from the types in schemas/ and the queries of the site.

--check   writes nothing; fails and names the files that are out of date
`

async function main(args: string[]): Promise<void> {
  const {check, help: wantsHelp} = parse(args)
  if (wantsHelp) {
    process.stdout.write(help)
    return
  }
  const stale = (await generatedFiles(root.replace(/\/$/, ''))).filter(isStale)
  if (check && stale.length > 0) {
    const names = stale.map(({path}) => path).join(', ')
    throw new Problem(`Out of date: ${names}. Run "pnpm typegen" and commit what it writes.`)
  }
  for (const {path, text} of check ? [] : stale) {
    mkdirSync(dirname(join(root, path)), {recursive: true})
    writeFileSync(join(root, path), text)
    process.stdout.write(`${path}\n`)
  }
  if (stale.length === 0) process.stderr.write('Generated types are up to date.\n')
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        check: {type: 'boolean', default: false},
        help: {type: 'boolean', short: 'h', default: false},
      },
    }).values
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n\n${help}`)
  }
}

function isStale({path, text}: GeneratedFile): boolean {
  try {
    return readFileSync(join(root, path), 'utf8') !== text
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true
    throw error
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${describeProblem(error)}\n`)
  process.exitCode = 1
})
