import {Readable} from 'node:stream'
import type {Context} from 'hono'
import {canRead, requireSignedIn} from '../access/caller.ts'
import {DocumentStore} from '../database/documentStore.ts'
import {openSnapshot} from '../database/snapshot.ts'
import {isValidDocumentId, type StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'
import type {LakeDeps, LakeEnv, RegisterFamily} from './context.ts'

const pageSize = 1000
const chunkLength = 64 * 1024

/**
 * All documents of a dataset as NDJSON, drafts and versions included, sorted by id.
 *
 * Without `nextCursor` the reply is the dataset at one moment, whatever is written while it is
 * sent. With it the reply is one page and a last line `{"nextCursor"}`, which is missing on the
 * last page; each page is consistent in itself.
 *
 * @see content-lake API reference 12.1
 */
export const registerExport: RegisterFamily = (app, deps) => {
  app.get('/data/export/:dataset', (context) => {
    const isWanted = exportFilter(context, deps)
    const cursor = context.req.query('nextCursor')
    const lastId = cursor === undefined ? '' : idFromCursor(cursor)
    const documents = documentsAfter(lastId, {
      deps,
      dataset: context.req.param('dataset'),
      isWanted,
    })
    const lines = cursor === undefined ? linesOf(documents) : linesOfPage(documents)
    // The cast: Node's and the web's declarations of the same stream differ in one optional method.
    const body = Readable.toWeb(Readable.from(chunksOf(lines))) as ReadableStream
    return new Response(body, {headers: {'content-type': 'application/x-ndjson'}})
  })
}

function exportFilter(
  context: Context<LakeEnv>,
  deps: LakeDeps,
): (document: StoredDocument) => boolean {
  const caller = context.get('caller')
  const dataset = deps.datasets.require(context.req.param('dataset') ?? '')
  if (dataset.aclMode === 'private') requireSignedIn(caller)
  const types = context.req.query('types')?.split(',')
  return ({_id, _type}) =>
    canRead(caller, _id, dataset.aclMode) && (types === undefined || types.includes(_type))
}

/** From a snapshot, which keeps one document in memory; a database in memory is read as a whole. */
function* documentsAfter(
  lastId: string,
  options: {deps: LakeDeps; dataset: string; isWanted: (document: StoredDocument) => boolean},
): Generator<StoredDocument> {
  const {deps, dataset, isWanted} = options
  const snapshot = openSnapshot(deps.database)
  try {
    const documents = snapshot
      ? new DocumentStore(snapshot.database).iterate(dataset, lastId)
      : deps.documents.all(dataset).values()
    for (const document of documents) {
      if (document._id > lastId && isWanted(document)) yield document
    }
  } finally {
    snapshot?.close()
  }
}

/** Joins short lines, so that a large dataset is not sent in a million pieces. */
function* chunksOf(lines: Iterable<string>): Generator<Buffer> {
  let text = ''
  for (const line of lines) {
    text += line
    if (text.length < chunkLength) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}

function* linesOf(documents: Iterable<StoredDocument>): Generator<string> {
  for (const document of documents) yield `${JSON.stringify(document)}\n`
}

/** The cursor is the id of the last document sent, so pages stay right while documents come and go. */
function* linesOfPage(documents: Iterable<StoredDocument>): Generator<string> {
  let sent = 0
  let last = ''
  for (const document of documents) {
    if (sent === pageSize) {
      yield `${JSON.stringify({nextCursor: Buffer.from(last).toString('base64url')})}\n`
      return
    }
    yield `${JSON.stringify(document)}\n`
    sent += 1
    last = document._id
  }
}

function idFromCursor(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8')
  if (cursor === '' || isValidDocumentId(id)) return id
  throw new LakeError('badRequest', {
    message: `"${cursor}" is not a cursor of this export. Start again with an empty "nextCursor".`,
  })
}
