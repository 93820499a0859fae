import type {Hono} from 'hono'
import type {Access, Caller} from '../access/caller.ts'
import type {Datasets} from '../database/datasets.ts'
import type {DocumentStore} from '../database/documentStore.ts'
import type {Database} from '../database/open.ts'
import type {History} from '../history/history.ts'
import type {ListenHub} from '../listen/hub.ts'
import type {LiveHub} from '../listen/liveHub.ts'
import type {Committer} from '../mutations/commit.ts'
import type {QueryEngine} from '../query/engine.ts'
import type {Surroundings} from '../surroundings.ts'
import type {Webhooks} from '../webhooks/outbox.ts'

/** What every handler finds on its Hono context: `context.get('caller')` and so on. */
export interface LakeEnv {
  Variables: {
    /** Who asks; an unknown token never gets this far. */
    caller: Caller
    /** `1`, `X` or `YYYY-MM-DD`, from the version prefix; `1` for paths that need none. */
    apiVersion: string
    /** 32 hex characters, also the trace id of the `traceparent` header; in every log line of the request. */
    requestId: string
  }
}

/** The options of a lake after defaults are filled in. */
export interface LakeSettings {
  projectId: string
  /** Folder of the database and asset files; `:memory:` keeps both in memory. */
  directory: string
  /** Exact origins (`http://localhost:3333`) of browser applications that may call the lake. */
  corsOrigins: readonly string[]
  /** Address under which the lake is reached, without trailing slash; used in asset URLs and login links. */
  publicUrl: () => string
  /** Whether the sign-in page lets people on this machine in as local administrator, without password. */
  autoSignIn: boolean
}

/** The parts of one lake, wired in `index.ts` and handed to each endpoint family. */
export interface LakeDeps {
  settings: LakeSettings
  surroundings: Surroundings
  database: Database
  datasets: Datasets
  documents: DocumentStore
  committer: Committer
  history: History
  queries: QueryEngine
  listenHub: ListenHub
  liveHub: LiveHub
  access: Access
  webhooks: Webhooks
}

/**
 * Adds one endpoint family to the API.
 *
 * Paths are written without version prefix and in the plain form (`/data/export/:dataset`,
 * `/users/me`): the version and the `/projects/<p>/datasets/<d>/<op>` form are folded away before
 * routing. Paths that have no version on the wire (`/images/…`) are registered the same way and
 * listed in `address.ts`. Failures are thrown as LakeError and written by `writeError.ts`.
 */
export type RegisterFamily = (app: Hono<LakeEnv>, deps: LakeDeps) => void
