import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {makeBuildFolder, moveFolder} from './buildFolder.ts'
import {parseNotices} from './contentNotices.ts'
import type {
  ChangeRequest,
  KeepingRenderer,
  Rendered,
  RenderedChanges,
  RenderRequest,
} from './renderer.ts'
import {SiteProcess, type SiteProcessOptions} from './siteProcess.ts'

/** A renderer that keeps the site in a process of its own, see site/src/live/. */
export function keepingRenderer(options: SiteProcessOptions): KeepingRenderer {
  let site: SiteProcess | undefined
  const require = () => {
    if (site?.isRunning) return site
    throw new Error('the process that renders the site is not running')
  }
  return {
    renderAll: async (request: RenderRequest) => {
      await site?.close()
      site = await SiteProcess.start(options, {logFile: request.logFile, isPatient: false})
      const buildFolder = await makeBuildFolder(options.siteDirectory)
      try {
        const answer = await site.ask(
          {
            kind: 'build',
            outDirectory: buildFolder,
            codeDigest: request.codeDigest,
            isClean: request.isClean,
            kept: request.kept,
            maySearchFollow: request.maySearchFollow,
          },
          {
            signal: request.signal,
            onWritten: (name) => request.ahead.begin({name, path: join(buildFolder, name)}),
          },
        )
        await request.ahead.settled()
        await moveFolder(buildFolder, request.outDirectory)
        return parseRendered(answer)
      } catch (error) {
        await site.close()
        throw error
      } finally {
        await rm(buildFolder, {recursive: true, force: true})
      }
    },
    keepCode: async ({codeDigest, isClean}) => {
      await require().ask({kind: 'keepCode', codeDigest, isClean})
    },
    renderChanges: async ({outDirectory, hints, signal, ahead}: ChangeRequest) => {
      const onWritten = (name: string) => ahead.begin({name, path: join(outDirectory, name)})
      const question = {kind: 'render', outDirectory, hints}
      return parseChanges(await require().ask(question, {signal, onWritten}))
    },
    keep: async () => {
      await require().ask({kind: 'keep'})
    },
    plan: async (documentIds, token) => {
      const answer = await require().ask({kind: 'plan', documentIds, token})
      const {changed, added, removed, lines} = Object(answer)
      return {
        changed: parseNames(changed),
        added: parseNames(added),
        removed: parseNames(removed),
        notices: parseNotices(lines),
      }
    },
    renderIndex: async ({logFile, signal, ...request}) => {
      // Another process, and a patient one, because publishes are not to wait for it.
      const indexing = await SiteProcess.start(options, {logFile, isPatient: true})
      try {
        return parseNames(await indexing.ask({kind: 'index', ...request}, {signal}))
      } finally {
        await indexing.close()
      }
    },
    close: async () => {
      await site?.close()
    },
  }
}

function parseRendered(answer: unknown): Rendered {
  const {datasetState, lines, kept, missingIndex} = Object(answer)
  if (typeof datasetState !== 'string') throw new TypeError('the site gave no state of its content')
  return {
    datasetState,
    notices: parseNotices(lines),
    kept: Object(kept),
    ...(typeof missingIndex === 'string' ? {missingIndex} : {}),
  }
}

function parseChanges(answer: unknown): RenderedChanges {
  const {written, removed} = Object(answer)
  return {...parseRendered(answer), written: parseNames(written), removed: parseNames(removed)}
}

function parseNames(value: unknown): string[] {
  if (Array.isArray(value) && value.every((name) => typeof name === 'string')) return value
  throw new TypeError('the site gave no list of files')
}
