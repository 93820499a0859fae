import {existsSync, rmSync} from 'node:fs'
import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {SiteError} from '../content/errors.ts'
import type {ReportLine} from '../content/report.ts'
import {type KeptRows, parseKeptRows} from '../loaders/keptRows.ts'
import {type FileDigests, indexSite} from '../search/index/siteIndex.ts'
import {INDEX_FOLDER} from '../search/searchFacets.ts'
import {letFollow} from '../search/searchFollows.ts'
import {Announcements} from './announcements.ts'
import {isKept, keepCode} from './builtCode.ts'
import {bundle} from './bundle.ts'
import {KeptBuild} from './keptBuild.ts'
import {type Hints, LiveSite} from './liveSite.ts'
import {SiteFolder} from './siteFolder.ts'

/*
 * A process that keeps the site's code and content for whoever publishes it. It is asked over the
 * channel of `fork`, one question at a time, and answers each with its `id`.
 */

export type Question =
  /** Fetches all content and builds the whole site into an empty folder. */
  | {
      id: number
      kind: 'build'
      outDirectory: string
      /** Of everything that decides how pages look; code that was bundled under it is used again. */
      codeDigest: string
      isClean: boolean
      kept: unknown
      maySearchFollow: boolean
    }
  /** What decides how pages look was the same after the build, so its code may be used again. */
  | {id: number; kind: 'keepCode'; codeDigest: string; isClean: boolean}
  /** Fetches what changed (without hints: whatever did) and renders into an empty folder. */
  | {id: number; kind: 'render'; outDirectory: string; hints: Hints | null}
  /** What was rendered is live: the next changes are compared with it. */
  | {id: number; kind: 'keep'}
  /** Tells what publishing the drafts of some documents would change, as far as a token may read them. */
  | {id: number; kind: 'plan'; documentIds: string[]; token?: string}
  /** Indexes the pages of a site, and writes into an empty folder what it lacks; answers with all names. */
  | {
      id: number
      kind: 'index'
      siteDirectory: string
      digests: FileDigests
      outDirectory: string
    }

export interface Rendered {
  /** Digest of the ids and revisions of all documents that were shown. */
  datasetState: string
  lines: readonly ReportLine[]
  /** What withheld documents were when they could last be shown; see `loaders/keptRows.ts`. */
  kept: KeptRows
  /** Names of the files that were written, and of those that are no longer there. */
  written: string[]
  removed: string[]
  /** Folder of the search index, if that was left out for later. */
  missingIndex: string | null
  timingsMs: Record<string, number>
}

export interface Plan {
  changed: string[]
  added: string[]
  removed: string[]
  /** What the pages would leave out then and show now. */
  lines: readonly ReportLine[]
}

/** Sent before the answer: files that lie in the folder as they will be. */
export interface Announcement {
  id: number
  written: string[]
}

export type Answer =
  | {id: number; rendered: Rendered | Plan | string[] | null}
  | {id: number; failure: {code: string; message: string}}

const projectDirectory = join(import.meta.dirname, '../..')
/** It lies inside the site, because it imports packages. */
const bundledCode = join(projectDirectory, '.astro', `bundled-${process.pid}`)
const live = new LiveSite(process.env, Date.now())
const build = new KeptBuild(() => live.current())
const rehearsals = 5
/** Of a large site one rehearsal runs everything often enough, and takes as long as five. */
const rehearsingMs = 1_500
const pauseMs = 50
/** Changes of many pages leave memory behind; it is given back when nobody publishes for a while. */
const quietMs = 10_000
const mostGrowth = 1.25
let restingBytes = Number.POSITIVE_INFINITY
let resting: NodeJS.Timeout | undefined
let keep: (() => void) | undefined
let last = Promise.resolve()
let remembering = Promise.resolve()

process.on('message', (question: Question) => {
  last = last.then(async () => {
    const answer = await answerTo(question)
    if (process.connected) process.send?.(answer)
  })
})
process.on('disconnect', () => process.exit())
process.on('exit', () => rmSync(bundledCode, {recursive: true, force: true}))

async function answerTo(question: Question): Promise<Answer> {
  const {id} = question
  try {
    return {id, rendered: await act(question)}
  } catch (error) {
    const code = error instanceof SiteError ? error.code : 'renderFailed'
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    return {id, failure: {code, message: error instanceof Error ? error.message : String(error)}}
  }
}

function announcements(id: number): Announcements {
  return new Announcements((written) => {
    const announcement: Announcement = {id, written}
    process.send?.(announcement)
  })
}

async function act(question: Question): Promise<Rendered | Plan | string[] | null> {
  switch (question.kind) {
    case 'build':
      return buildAll(question)
    case 'render':
      return renderChanges(question)
    case 'keep':
      keep?.()
      remember()
      restWhenQuiet()
      return null
    case 'keepCode':
      if (existsSync(bundledCode)) {
        const folder = codeFolderOf(question.codeDigest)
        const mayReplace = question.isClean || (existsSync(folder) && !(await isKept(folder)))
        await keepCode(bundledCode, folder, {mayReplace})
      }
      rest()
      return null
    case 'plan':
      return planOf(question)
    case 'index': {
      const {siteDirectory: site, digests} = question
      const folder = new SiteFolder(question.outDirectory)
      const names = await indexSite({site, digests, write: (file) => folder.write(file)})
      await folder.settled()
      return names
    }
  }
}

async function buildAll(question: Extract<Question, {kind: 'build'}>) {
  const {outDirectory, isClean, kept, maySearchFollow} = question
  const codeFolder = codeFolderOf(question.codeDigest)
  const start = performance.now()
  letFollow(maySearchFollow)
  await live.recall(parseKeptRows(kept))
  await live.catchUp()
  const fetched = performance.now()
  const mayUseKept = !isClean && (await isKept(codeFolder))
  if (!mayUseKept) {
    await rm(bundledCode, {recursive: true, force: true})
    await bundle({root: projectDirectory, codeFolder: bundledCode, isClean})
  }
  const bundled = performance.now()
  const news = announcements(question.id)
  await build.renderAll({
    codeFolder: mayUseKept ? codeFolder : bundledCode,
    outDir: outDirectory,
    onWritten: (name) => news.add(name),
  })
  news.end()
  remember()
  const isIndexed = existsSync(join(outDirectory, INDEX_FOLDER))
  return rendered(
    {missingIndex: isIndexed ? null : INDEX_FOLDER},
    {
      fetch: fetched - start,
      bundle: bundled - fetched,
      render: performance.now() - bundled,
    },
  )
}

function codeFolderOf(digest: string): string {
  return join(projectDirectory, '.astro/code', digest)
}

/**
 * What many pages took to be rendered is of no use afterwards, and V8 is in no hurry by itself. With
 * the memory it gives back what it knew of the code, which is told to it again.
 */
function rest(): void {
  last = last.then(async () => {
    await globalThis.gc?.({type: 'major', execution: 'async', flavor: 'last-resort'})
  })
  rehearse(rehearsals, performance.now() + rehearsingMs)
}

function restWhenQuiet(): void {
  clearTimeout(resting)
  resting = setTimeout(() => {
    if (process.memoryUsage.rss() > restingBytes * mostGrowth) rest()
  }, quietMs)
}

/**
 * The first edits of a process cost several times as much as later ones, since their code is new to
 * it. So it makes a few in advance that nobody sees, in the pauses between questions.
 */
function rehearse(times: number, until: number): void {
  if (times === 0 || performance.now() > until) {
    restingBytes = process.memoryUsage.rss()
    return
  }
  last = last.then(async () => {
    try {
      await live.rehearse(() => build.changes(async () => {}))
    } catch (error) {
      process.stderr.write(`An edit could not be rehearsed (${String(error)}).\n`)
    }
    setTimeout(rehearse, pauseMs, times - 1, until)
  })
}

/** Nobody waits for it: without it a start reads everything anew. */
function remember(): void {
  remembering = remembering.then(() =>
    live.remember().catch((error: unknown) => {
      process.stderr.write(`The content could not be remembered (${String(error)}).\n`)
    }),
  )
}

async function renderChanges({id, outDirectory, hints}: Extract<Question, {kind: 'render'}>) {
  const start = performance.now()
  await (hints === null ? live.catchUp() : live.follow(hints))
  const fetched = performance.now()
  const news = announcements(id)
  const folder = new SiteFolder(outDirectory, (name) => news.add(name))
  const {written, removed, keep: keepChanges} = await build.changes((file) => folder.write(file))
  await folder.settled()
  news.end()
  keep = keepChanges
  return rendered({written, removed}, {fetch: fetched - start, render: performance.now() - fetched})
}

async function planOf({documentIds, token}: Extract<Question, {kind: 'plan'}>): Promise<Plan> {
  const known = new Set(live.current().report.lines.map((line) => JSON.stringify(line)))
  return live.imaginePublished(documentIds, token, async () => {
    const {lines} = live.current().report
    const news = lines.filter((line) => !known.has(JSON.stringify(line)))
    return {...(await build.plan()), lines: news}
  })
}

function rendered(
  files: Partial<Pick<Rendered, 'written' | 'removed' | 'missingIndex'>>,
  timingsMs: Rendered['timingsMs'],
): Rendered {
  return {
    datasetState: live.revisionsDigest(),
    lines: live.current().report.lines,
    kept: live.kept(),
    written: files.written ?? [],
    removed: files.removed ?? [],
    missingIndex: files.missingIndex ?? null,
    timingsMs,
  }
}
