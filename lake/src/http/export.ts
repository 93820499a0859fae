import {Readable} from 'node:stream'
import type {Context} from 'hono'
import {canRead, requireSignedIn} from '../access/caller.ts'
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
    const documents = exportedDocuments(context, deps)
    const cursor = context.req.query('nextCursor')
    const lines =
      cursor === undefined ? linesOf(documents) : linesOfPage(documents, idFromCursor(cursor))
    // The cast: Node's and the web's declarations of the same stream differ in one optional method.
    const body = Readable.toWeb(Readable.from(chunksOf(lines))) as ReadableStream
    return new Response(body, {headers: {'content-type': 'application/x-ndjson'}})
  })
}

/** Documents never change in place, so a list of them is a snapshot. */
function exportedDocuments(context: Context<LakeEnv>, deps: LakeDeps): StoredDocument[] {
  const caller = context.get('caller')
  const dataset = deps.datasets.require(context.req.param('dataset') ?? '')
  if (dataset.aclMode === 'private') requireSignedIn(caller)
  const types = context.req.query('types')?.split(',')
  return [...deps.documents.all(dataset.name).values()]
    .filter((document) => canRead(caller, document._id, dataset.aclMode))
    .filter((document) => types === undefined || types.includes(document._type))
    .sort((a, b) => (a._id < b._id ? -1 : 1))
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

function* linesOf(documents: readonly StoredDocument[]): Generator<string> {
  for (const document of documents) yield `${JSON.stringify(document)}\n`
}

/** The cursor is the id of the last document sent, so pages stay right while documents come and go. */
function* linesOfPage(documents: readonly StoredDocument[], lastId: string): Generator<string> {
  const remaining = documents.filter((document) => document._id > lastId)
  const page = remaining.slice(0, pageSize)
  yield* linesOf(page)
  const last = page.at(-1)
  if (last !== undefined && remaining.length > page.length) {
    yield `${JSON.stringify({nextCursor: Buffer.from(last._id).toString('base64url')})}\n`
  }
}

function idFromCursor(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString('utf8')
  if (cursor === '' || isValidDocumentId(id)) return id
  throw new LakeError('badRequest', {
    message: `"${cursor}" is not a cursor of this export. Start again with an empty "nextCursor".`,
  })
}
