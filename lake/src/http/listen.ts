import type {Context, Hono} from 'hono'
import {type Caller, canRead, requireSignedIn} from '../access/caller.ts'
import type {AclMode} from '../database/datasets.ts'
import {isDraftId, isVersionId} from '../document.ts'
import {LakeError} from '../errors.ts'
import {EventStream} from '../listen/eventStream.ts'
import {type DocumentFilter, documentFilter} from '../listen/filter.ts'
import {isVersionSince} from '../query/perspective.ts'
import type {LakeDeps, LakeEnv} from './context.ts'
import {isOn, paramsFromUrl, queryFromUrl} from './queryOptions.ts'
import {bodyOf} from './writeError.ts'

/** `/data/listen` and `/data/live/events`. @see Content Lake API reference, sections 7 and 8 */
export function registerListen(app: Hono<LakeEnv>, {datasets, listenHub, liveHub}: LakeDeps): void {
  app.get('/data/listen/:dataset', (context) => {
    const {name: dataset, aclMode} = datasets.require(context.req.param('dataset'))
    const caller = context.get('caller')
    const includeAllVersions = isOn(context, 'includeAllVersions')
    if (includeAllVersions) requireSignedIn(caller)
    requireKnownOptions(context)
    const matches = filterOrRefusal(context, caller)
    if (isHead(context)) return eventStreamResponse(null)
    if (matches instanceof LakeError) return eventStreamResponse(refusalStream(matches))
    const isWanted = includeAllVersions ? () => true : idFilterOf(context.get('apiVersion'))
    return eventStreamResponse(
      listenHub.open({
        dataset,
        lastEventId: isOn(context, 'enableResume') ? lastEventIdOf(context) : undefined,
        listener: {
          matches,
          isVisible: (id) => isWanted(id) && canRead(caller, id, aclMode),
          includeResult: isOn(context, 'includeResult'),
          includePreviousRevision: isOn(context, 'includePreviousRevision'),
          // The one option that counts as set when it is absent.
          includeMutations: context.req.query('includeMutations') !== 'false',
          includeEffects: context.req.query('effectFormat') === 'mendoza',
        },
      }),
    )
  })

  app.get('/data/live/events/:dataset', (context) => {
    const {name: dataset, aclMode} = datasets.require(context.req.param('dataset'))
    const caller = context.get('caller')
    const includeDrafts = isOn(context, 'includeDrafts') || isOn(context, 'includeAllDocuments')
    if (includeDrafts) requireSignedIn(caller)
    if (isHead(context)) return eventStreamResponse(null)
    const follower = {dataset, includeDrafts, canRead: readPermission(caller, aclMode)}
    return eventStreamResponse(liveHub.open(follower, lastEventIdOf(context)))
  })
}

function readPermission(caller: Caller, aclMode: AclMode): (documentId: string) => boolean {
  return (documentId) => canRead(caller, documentId, aclMode)
}

function filterOrRefusal(context: Context<LakeEnv>, caller: Caller): DocumentFilter | LakeError {
  try {
    return documentFilter(queryFromUrl(context), paramsFromUrl(context), caller.userId)
  } catch (error) {
    if (error instanceof LakeError && typeof error.details.query === 'string') return error
    throw error
  }
}

/** Without `includeAllVersions` listeners hear of published documents, old API versions also of drafts. */
function idFilterOf(apiVersion: string): (documentId: string) => boolean {
  const hidesDrafts = isVersionSince(apiVersion, '2025-02-19')
  return (id) => !isVersionId(id) && !(hidesDrafts && isDraftId(id))
}

function requireKnownOptions(context: Context<LakeEnv>): void {
  const effectFormat = context.req.query('effectFormat') ?? 'mendoza'
  if (effectFormat !== 'mendoza') {
    throw new LakeError('badRequest', {
      message: `The option "effectFormat" must be mendoza, not "${effectFormat}".`,
    })
  }
  const visibility = context.req.query('visibility') ?? 'query'
  if (!['query', 'transaction', 'sync'].includes(visibility)) {
    throw new LakeError('badRequest', {
      message: `The option "visibility" must be query or transaction, not "${visibility}".`,
    })
  }
}

function lastEventIdOf(context: Context<LakeEnv>): string | undefined {
  return context.req.header('last-event-id') ?? context.req.query('lastEventId')
}

/** A permanent refusal, which clients do not try again: the event `channelError`. */
function refusalStream(error: LakeError): ReadableStream<Uint8Array> {
  const stream = new EventStream(() => {})
  stream.send({event: 'channelError', data: bodyOf(error)})
  stream.end()
  return stream.body
}

/** A stream that nobody reads would wait for its reader for ever. */
function isHead(context: Context<LakeEnv>): boolean {
  return context.req.method === 'HEAD'
}

function eventStreamResponse(body: ReadableStream<Uint8Array> | null): Response {
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
