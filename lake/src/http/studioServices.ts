import type {RegisterFamily} from './context.ts'
import {boom} from './writeError.ts'

/**
 * Hosted services that the Studio asks at start and that a local lake does not have: telemetry,
 * product news, plans, schema deployment. Each gets the answer that means "nothing", with status
 * 200: a browser writes every 404 to the console. Administration is refused with the way to do it.
 *
 * @see content-lake API reference 13; shapes read from sanity 6.16 (`lib/index.js`)
 */
export const registerStudioServices: RegisterFamily = (app) => {
  for (const [path, body] of Object.entries(emptyAnswers)) {
    app.get(path, (context) => context.json(body))
  }
  for (const [path, body] of Object.entries(acceptedPosts)) {
    app.post(path, (context) => context.json(body))
  }
  for (const [path, mend] of Object.entries(refusals)) {
    app.all(path, () => boom(501, `This Content Lake does not serve ${path}. ${mend}`))
  }
}

const emptyAnswers: Record<string, unknown> = {
  // What depends on a plan there and is part of every lake.
  '/features': ['contentReleases', 'singleDocRelease'],
  '/help': {},
  '/intake/telemetry-status': {status: 'denied'},
  '/journey/announcements': [],
  '/journey/:topic': null,
  '/geoip/country': {},
  '/subscriptions/project/:project': null,
  '/schedules/:project/:dataset': {schedules: []},
  '/projects/:project/user-applications': [],
  '/projects/:project/roles': [],
  '/projects/:project/new-content-release-allowed': {
    data: {
      orgActiveReleaseCount: 0,
      orgMeteredActiveReleaseCount: 0,
      orgActiveReleaseLimit: null,
      // The Studio counts against this one, so it must be a number.
      datasetReleaseLimit: 1_000_000,
    },
  },
  '/projects/:project/datasets/:dataset/settings/indexing': {},
}

const acceptedPosts: Record<string, unknown> = {
  '/intake/batch': {},
  '/intake/feedback': {},
  // "complete" ends the Studio's upload of its schema, which nothing here reads.
  '/descriptors/claim': {synchronization: {type: 'complete'}},
  '/descriptors/synchronize': {type: 'complete'},
}

/** Administration over HTTP that the hosted service has. The values say how it is done here. */
const refusals: Record<string, string> = {
  '/access/*': 'Use the commands "token create", "token list", "token revoke" and "user add".',
  '/projects/:project/tokens': 'Use the commands "token create", "token list" and "token revoke".',
  '/projects/:project/cors': 'Start the lake with --cors-origin for each allowed origin.',
  '/projects/:project/datasets/:dataset/schemas': 'Schemas live in the Studio that edits them.',
  '/schemas/:dataset': 'Schemas live in the Studio that edits them.',
}
