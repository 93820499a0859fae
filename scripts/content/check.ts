import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {Problem} from '../launch/problem.mjs'
import {checkDocuments} from './check/checkDocuments.ts'
import {countLevels, describeReport} from './check/describeReport.ts'
import {findExport, readDataset, readNdjson} from './check/readDocuments.ts'
import {contentClient, targetFromEnvironment} from './lakeClient.ts'
import {problemFrom} from './refusal.ts'

const ownContent = fileURLToPath(new URL('../../content', import.meta.url))

const checkHelp = `Usage: pnpm content check [SOURCE] [--dataset] [--json] [--notes] [--strict]

Checks content by the rules of the Studio, by those between documents, and as an editor would:
reading grade, length, repeated sentences, near-duplicate paths, filler, links. Prints what to
mend, by document. Fails if there is an error.

SOURCE      an NDJSON file or a folder in Sanity export format; default content
--dataset   the published documents of the configured dataset instead of files
--json      the report as JSON
--notes     lists notes too: what would be good to have, and nobody has to
--strict    fails on warnings too
`

/**
 * Runs `content check`.
 *
 * @returns the exit code: 0, or 1 if there is something to mend
 */
export async function check(args: string[]): Promise<number> {
  const {values, positionals} = parse(args)
  if (values.help) {
    process.stdout.write(checkHelp)
    return 0
  }
  const onProgress = occasionally((text) => process.stderr.write(`${text}\n`))
  const report = values.dataset
    ? await checkDataset(onProgress)
    : await checkExport(positionals[0] ?? ownContent, onProgress)
  const {error, warning, info} = countLevels(report.findings)
  process.stdout.write(
    values.json
      ? `${JSON.stringify({...report, totals: {error, warning, info}}, null, 2)}\n`
      : describeReport(report, {listNotes: values.notes}),
  )
  return error > 0 || (values.strict && warning > 0) ? 1 : 0
}

type Progress = (text: string) => void

async function checkDataset(onProgress: Progress) {
  const target = targetFromEnvironment(process.env)
  try {
    return await checkDocuments(readDataset(contentClient(target)), {onProgress})
  } catch (error) {
    throw problemFrom(error, target.apiHost ?? `project ${target.projectId} at Sanity`)
  }
}

async function checkExport(source: string, onProgress: Progress) {
  const {file, folder} = findExport(source)
  return await checkDocuments(readNdjson(file), {folder, onProgress})
}

const progressIntervalMs = 2000

/** Passes on what is said at most every two seconds, so that a short run stays quiet. */
function occasionally(say: Progress): Progress {
  let next = Date.now() + progressIntervalMs
  return (text) => {
    if (Date.now() < next) return
    next = Date.now() + progressIntervalMs
    say(text)
  }
}

function parse(args: string[]) {
  const parsed = parseStrictly(args)
  const {values, positionals} = parsed
  if (positionals.length > (values.dataset ? 0 : 1)) {
    throw new Problem(`Name one source, or --dataset without a source.\n\n${checkHelp}`)
  }
  return parsed
}

function parseStrictly(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        dataset: {type: 'boolean', default: false},
        json: {type: 'boolean', default: false},
        notes: {type: 'boolean', default: false},
        strict: {type: 'boolean', default: false},
        help: {type: 'boolean', short: 'h', default: false},
      },
    })
  } catch (error) {
    throw new Problem(`${error instanceof Error ? error.message : error}\n\n${checkHelp}`)
  }
}
