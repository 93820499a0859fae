import type {Context, Hono} from 'hono'
import {type Caller, canWrite, requireSignedIn} from '../access/caller.ts'
import {LakeError} from '../errors.ts'
import type {ActRequest, MutateRequest} from '../mutations/commit.ts'
import type {LakeDeps, LakeEnv} from './context.ts'
import {isOn} from './queryOptions.ts'
import {requestJson} from './requestJson.ts'

const bodyLimitBytes = 4_000_000

/** `/data/mutate` and `/data/actions`. @see Content Lake API reference, sections 5 and 6 */
export function registerMutate(app: Hono<LakeEnv>, {committer, datasets}: LakeDeps): void {
  app.post('/data/mutate/:dataset', async (context) => {
    const caller = context.get('caller')
    requireSignedIn(caller)
    const {name: dataset} = datasets.require(context.req.param('dataset'))
    requireKnownVisibility(context)
    const request: MutateRequest = {
      dataset,
      author: caller.userId,
      body: await requestJson(context, bodyLimitBytes),
      options: {
        returnDocuments: isOn(context, 'returnDocuments'),
        dryRun: isOn(context, 'dryRun'),
        autoGenerateArrayKeys: isOn(context, 'autoGenerateArrayKeys'),
        skipCrossDatasetReferenceValidation:
          isOn(context, 'skipCrossDatasetReferenceValidation') ||
          isOn(context, 'skipCrossDatasetReferencesValidation'),
        mayWrite: writePermission(caller),
      },
    }
    return context.json(await committer.batched(() => committer.mutate(request)))
  })

  app.post('/data/actions/:dataset', async (context) => {
    const caller = context.get('caller')
    requireSignedIn(caller)
    const {name: dataset} = datasets.require(context.req.param('dataset'))
    const body = await requestJson(context, bodyLimitBytes)
    const mayWrite = writePermission(caller)
    const request: ActRequest = {dataset, author: caller.userId, body, mayWrite}
    return context.json(await committer.batched(() => committer.act(request)))
  })

  // Older Studios ask whether they may use actions.
  app.get('/data/actions/:dataset', (context) =>
    context.json({enabled: true, compatibleStudioVersions: '*'}),
  )
}

function writePermission(caller: Caller): () => boolean {
  return () => canWrite(caller)
}

/** Every write is visible to queries at once, which satisfies each of the three. */
function requireKnownVisibility(context: Context<LakeEnv>): void {
  const visibility = context.req.query('visibility') ?? 'sync'
  if (['sync', 'async', 'deferred'].includes(visibility)) return
  throw new LakeError('badRequest', {
    message: `The option "visibility" must be sync, async or deferred, not "${visibility}".`,
  })
}
