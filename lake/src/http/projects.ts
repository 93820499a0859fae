import type {Context} from 'hono'
import {requireAdministrator, requireSignedIn} from '../access/caller.ts'
import {grantsOf} from '../access/grants.ts'
import {type AclMode, type Dataset, Datasets} from '../database/datasets.ts'
import {LakeError} from '../errors.ts'
import type {LakeEnv, RegisterFamily} from './context.ts'
import {requestJson} from './requestJson.ts'

const bodyLimitBytes = 100_000

/** The project and its datasets: what the Studio reads at start, and dataset administration. */
export const registerProjects: RegisterFamily = (app, deps) => {
  const {settings, surroundings, database} = deps
  const datasets = new Datasets(database)

  function project(): Record<string, unknown> {
    return {
      id: settings.projectId,
      displayName: settings.projectId,
      studioHost: null,
      // A value would switch on the media library, the agent and dashboards.
      organizationId: null,
      members: [],
      features: [],
      metadata: {},
      isBlocked: false,
      isDisabled: false,
      isDisabledByUser: false,
    }
  }

  /** @throws LakeError `notFound` for another project than the lake's own */
  function requireProject(context: Context<LakeEnv>): void {
    const id = context.req.param('project')
    if (id === undefined || id === settings.projectId) return
    throw new LakeError('notFound', {
      message: `Project "${id}" not found. This lake serves the project "${settings.projectId}".`,
      details: {errorCode: 'SIO-404-PNF'},
    })
  }

  app.get('/projects', (context) => {
    requireSignedIn(context.get('caller'))
    return context.json([project()])
  })

  app.get('/projects/:project', (context) => {
    requireProject(context)
    return context.json(project())
  })

  app.get('/projects/:project/grants', (context) => {
    requireProject(context)
    return context.json({})
  })

  app.get('/projects/:project/datasets/:dataset/acl', (context) => {
    requireProject(context)
    const dataset = datasets.require(context.req.param('dataset'))
    return context.json(grantsOf(context.get('caller'), dataset.aclMode))
  })

  for (const path of ['/datasets', '/projects/:project/datasets']) {
    app.get(path, (context) => {
      requireProject(context)
      // Asked with a profile, the Studio wants add-on datasets (comments, tasks). There are none.
      if (context.req.query('datasetProfile') !== undefined) return context.json([])
      const isAnonymous = context.get('caller').role === 'anonymous'
      const visible = datasets
        .list()
        .filter((dataset) => !isAnonymous || dataset.aclMode === 'public')
      return context.json(visible.map(datasetBody))
    })

    app.put(`${path}/:dataset`, async (context) => {
      requireProject(context)
      requireAdministrator(context.get('caller'))
      const aclMode = await requestedAclMode(context)
      const name = context.req.param('dataset') as string // part of the path
      const created = datasets.create({name, aclMode: aclMode ?? 'public', now: surroundings.now()})
      return context.json({datasetName: created.name, aclMode: created.aclMode})
    })

    app.patch(`${path}/:dataset`, async (context) => {
      requireProject(context)
      requireAdministrator(context.get('caller'))
      const name = context.req.param('dataset') as string // part of the path
      const aclMode = await requestedAclMode(context)
      const changed =
        aclMode === undefined ? datasets.require(name) : datasets.setAclMode(name, aclMode)
      return context.json({datasetName: changed.name, aclMode: changed.aclMode})
    })

    app.delete(`${path}/:dataset`, (context) => {
      requireProject(context)
      requireAdministrator(context.get('caller'))
      const name = context.req.param('dataset') as string // part of the path
      datasets.delete(name)
      deps.documents.forget(name)
      return context.json({deleted: true})
    })
  }
}

function datasetBody(dataset: Dataset): Record<string, unknown> {
  return {name: dataset.name, aclMode: dataset.aclMode, createdAt: dataset.createdAt, tags: []}
}

async function requestedAclMode(context: Context<LakeEnv>): Promise<AclMode | undefined> {
  if (context.req.header('content-length') === '0' || context.req.raw.body === null)
    return undefined
  const body = await requestJson(context, bodyLimitBytes)
  const aclMode =
    typeof body === 'object' && body !== null && 'aclMode' in body ? body.aclMode : undefined
  if (aclMode === undefined || aclMode === 'public' || aclMode === 'private') return aclMode
  throw new LakeError('badRequest', {
    message: 'The dataset option "aclMode" must be "public" or "private".',
  })
}
