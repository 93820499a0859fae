import {parseArgs} from 'node:util'
import type {SanityClient} from '@sanity/client'
import {describeProblem, Problem} from '../launch/problem.mjs'
import {exportContent} from './exportContent.ts'
import {exportFolder} from './exportFolder.ts'
import {importContent} from './importContent.ts'
import {contentClient, targetFromEnvironment} from './lakeClient.ts'
import {problemFrom} from './refusal.ts'

const help = `Usage: pnpm content import SOURCE [--replace]
       pnpm content export FILE.tar.gz | FOLDER
       pnpm content check [SOURCE]
       pnpm content generate --paths N
       pnpm content links

import   Writes an NDJSON file, or a folder in Sanity export format, to the configured dataset.
         --replace overwrites documents that exist; without it one stops the import.
export   Writes the configured dataset to a gzipped tar file, with drafts and assets; or the
         published documents and their images to a folder such as content, one stable line each.
check    Checks a file, a folder or the configured dataset by all rules; see "check --help".
generate Writes a synthetic dataset of any size; see "generate --help".
links    Opens the links to other sites and says which are broken; see "links --help".

Environment:
  SANITY_API_HOST         default http://localhost:3400; unset with your own project id = hosted Sanity
  SANITY_PROJECT_ID       default crosswalk
  SANITY_DATASET          default production
  SANITY_API_WRITE_TOKEN  needed; make one with: pnpm lake token create --role editor
`

/**
 * Commands that read their own options and answer with the exit code. Loaded when asked for: what
 * the check needs of Sanity takes more memory than a dataset of any size takes to generate.
 */
const commands = new Map<string | undefined, (args: string[]) => Promise<number>>([
  ['check', async (args) => (await import('./check.ts')).check(args)],
  ['generate', async (args) => (await import('./generate.ts')).generate(args)],
  ['links', async (args) => (await import('./links.ts')).links(args)],
])

async function main(args: string[]): Promise<void> {
  const own = commands.get(args[0])
  if (own !== undefined) {
    process.exitCode = await own(args.slice(1))
    return
  }
  const {values, positionals} = parse(args)
  const [command, path] = positionals
  if (values.help || command === undefined) {
    process.stdout.write(help)
    return
  }
  if (!path || positionals.length > 2) throw new Problem(`Name one path.\n\n${help}`)
  const target = targetFromEnvironment(process.env)
  if (!target.token) {
    throw new Problem(
      'SANITY_API_WRITE_TOKEN is not set. Make a token with "pnpm lake token create --role editor" and set it in the environment.',
    )
  }
  const client = contentClient(target)
  const address = target.apiHost ?? `project ${target.projectId} at Sanity`
  try {
    process.stdout.write(`${await runCommand(command, {client, path, replace: values.replace})}\n`)
  } catch (error) {
    throw problemFrom(error, address)
  }
}

/** @returns what was done, in a sentence */
async function runCommand(
  command: string,
  {client, path, replace}: {client: SanityClient; path: string; replace: boolean},
): Promise<string> {
  const onProgress = (text: string) => process.stderr.write(`${text}\n`)
  const {projectId, dataset} = client.config()
  if (command === 'import') {
    const count = await importContent({client, source: path, replace, onProgress})
    return `${count} documents imported into ${projectId}/${dataset}`
  }
  if (command === 'export') {
    const isArchive = /\.(tar\.gz|tgz)$/.test(path)
    const count = isArchive
      ? await exportContent({client, file: path, onProgress})
      : await exportFolder({client, folder: path, onProgress})
    return `${count} documents exported to ${path}`
  }
  throw new Problem(`Unknown command "${command}".\n\n${help}`)
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        replace: {type: 'boolean', default: false},
        help: {type: 'boolean', short: 'h', default: false},
      },
    })
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n\n${help}`)
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${describeProblem(error)}\n`)
  process.exitCode = 1
})
