import type {Context, Hono} from 'hono'
import {requireSignedIn} from '../access/caller.ts'
import type {StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'
import type {HistoryTransaction} from '../history/history.ts'
import type {LakeDeps, LakeEnv} from './context.ts'
import {isOn} from './queryOptions.ts'

const defaultLimit = 100
const maximumLimit = 1000

/**
 * `/data/history` and `/data/references`. The past holds drafts and deleted documents, so all of
 * it needs a credential.
 *
 * @see Content Lake API reference, sections 9 and 10
 */
export function registerHistory(app: Hono<LakeEnv>, deps: LakeDeps): void {
  const {history, datasets} = deps

  app.use('/data/history/:dataset/*', async (context, next) => {
    requireSignedIn(context.get('caller'))
    datasets.require(context.req.param('dataset'))
    await next()
  })

  app.get('/data/history/:dataset/transactions/:ids', (context) => {
    const ids = idsOf(context.req.param('ids'))
    const transactions = history.transactions(context.req.param('dataset'), ids, {
      fromTransaction: context.req.query('fromTransaction'),
      toTransaction: context.req.query('toTransaction'),
      fromTime: timeOption(context, 'fromTime'),
      toTime: timeOption(context, 'toTime'),
      authors: context.req.query('authors')?.split(','),
      newestFirst: isOn(context, 'reverse'),
      onlyIdentified: isOn(context, 'includeIdentifiedDocumentsOnly'),
      limit: limitOption(context),
    })
    const lines = transactions.map((transaction) => lineOf(transaction, context))
    return context.body(lines.join(''), 200, {'content-type': 'application/x-ndjson'})
  })

  app.get('/data/history/:dataset/documents/:ids', (context) => {
    const find = documentFinder(context, deps)
    const documents = idsOf(context.req.param('ids')).map(find)
    return context.json({documents: documents.filter((document) => document !== undefined)})
  })

  app.get('/data/history/:dataset/events/documents/:id', (context) => {
    const {dataset, id} = context.req.param()
    const page = history.events(dataset, id, {
      limit: limitOption(context),
      cursor: context.req.query('nextCursor'),
    })
    return context.json({events: {[id]: page.events}, nextCursor: page.nextCursor})
  })

  app.get('/data/history/:dataset/events/releases/:name', (context) => {
    const {dataset, name} = context.req.param()
    const page = history.releaseEvents(dataset, name, {
      limit: limitOption(context),
      cursor: context.req.query('nextCursor'),
    })
    return context.json(page)
  })

  // References from other datasets, which a lake has none of; those inside one are found by GROQ.
  app.get('/data/references/:dataset/documents/:id/to', (context) => {
    datasets.require(context.req.param('dataset'))
    return context.json({totalCount: 0, references: []})
  })
}

/** `revision`, `time` or `lastRevision=true`, as a function from id to document. */
function documentFinder(
  context: Context<LakeEnv, '/data/history/:dataset/documents/:ids'>,
  {history}: LakeDeps,
): (id: string) => StoredDocument | undefined {
  const dataset = context.req.param('dataset')
  const revision = context.req.query('revision')
  if (revision) return (id) => history.documentAtRevision(dataset, id, revision)
  const time = timeOption(context, 'time')
  if (time) return (id) => history.documentAtTime(dataset, id, time)
  if (isOn(context, 'lastRevision')) return (id) => history.lastRevision(dataset, id)
  throw new LakeError('badRequest', {
    message: 'Say which state is wanted: "revision", "time" or "lastRevision=true".',
  })
}

function lineOf(transaction: HistoryTransaction, context: Context<LakeEnv>): string {
  const {id, timestamp, author, documentIDs, mutations, effects} = transaction
  const hasMutations = !isOn(context, 'excludeContent') && !isOn(context, 'excludeMutations')
  const hasEffects = context.req.query('effectFormat') === 'mendoza'
  const line = {
    id,
    timestamp,
    author,
    documentIDs,
    ...(hasMutations && {mutations}),
    ...(hasEffects && {effects}),
  }
  return `${JSON.stringify(line)}\n`
}

function idsOf(list: string): string[] {
  return Array.from(new Set(list.split(',').filter((id) => id !== '')))
}

function limitOption(context: Context<LakeEnv>): number {
  const text = context.req.query('limit')
  if (text === undefined || text === '') return defaultLimit
  const limit = Number(text)
  if (Number.isInteger(limit) && limit > 0) return Math.min(limit, maximumLimit)
  throw new LakeError('badRequest', {
    message: `The option "limit" must be a whole number from 1 to ${maximumLimit}, not "${text}".`,
  })
}

/** @returns the time in the form in which the log keeps times; undefined if the option is absent */
function timeOption(context: Context<LakeEnv>, name: string): string | undefined {
  const text = context.req.query(name)
  if (text === undefined || text === '') return undefined
  const ms = Date.parse(text)
  if (!Number.isNaN(ms)) return new Date(ms).toISOString()
  throw new LakeError('badRequest', {
    message: `The option "${name}" must be an ISO 8601 time, not "${text}".`,
  })
}
