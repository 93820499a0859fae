import {Access} from './access/caller.ts'
import {isLoopbackHost} from './access/loopback.ts'
import {Tokens} from './access/tokens.ts'
import {type AclMode, Datasets} from './database/datasets.ts'
import {DocumentStore} from './database/documentStore.ts'
import {DocumentWords} from './database/documentWords.ts'
import {watchIntegrity} from './database/integrity.ts'
import {lockDataFolder} from './database/lock.ts'
import {type Database, openDatabase} from './database/open.ts'
import {reindex} from './database/reindex.ts'
import type {UserRole} from './database/users.ts'
import {WordIndexer} from './database/wordIndexer.ts'
import {LakeError} from './errors.ts'
import {History} from './history/history.ts'
import {PresenceRooms} from './http/presence.ts'
import {createApp} from './http/routes.ts'
import {type LakeServer, startServer} from './http/server.ts'
import {ListenHub} from './listen/hub.ts'
import {LiveHub} from './listen/liveHub.ts'
import {Committer} from './mutations/commit.ts'
import {QueryEngine} from './query/engine.ts'
import type {QueryLimitSettings} from './query/queryLimits.ts'
import {ReleaseScheduler} from './releases/scheduler.ts'
import {realSurroundings, type Surroundings} from './surroundings.ts'
import {Webhooks} from './webhooks/outbox.ts'

export interface LakeOptions {
  /** Folder of the database and asset files, created as needed; `:memory:` leaves nothing behind. */
  directory: string
  /** The one project that the lake serves. */
  projectId: string
  /** Created where missing. Default: `production`, public. */
  datasets?: readonly {name: string; aclMode: AclMode}[]
  /** Exact origins (`http://localhost:3333`) of browser applications that may call the lake. */
  corsOrigins?: readonly string[]
  /** Address for asset URLs and sign-in links. Default: the address that `listen` was given. */
  publicUrl?: string
  /** Lets people on this machine sign in as administrator without password. Default: off. */
  autoSignIn?: boolean
  /** Memory for documents that are kept parsed, in bytes. Default: 256 MB. */
  cacheBytes?: number
  /** What one query may use up. Default: 60 seconds, 1 GB. */
  queryLimits?: QueryLimitSettings
  surroundings?: Surroundings
}

export interface Lake {
  /** The API without a socket. */
  fetch(request: Request): Promise<Response>
  /**
   * Serves the API, its WebSockets included, and starts to deliver webhooks and to publish scheduled
   * releases.
   *
   * @param options.port - 0 picks a free one
   * @throws LakeError `addressUnavailable`, also for `autoSignIn` on an address that others reach
   */
  listen(options: {host: string; port: number}): Promise<{url: string}>
  /** A credential that never expires; it cannot be read again. */
  createToken(role: UserRole, label: string): string
  /** Ends streams, sockets and deliveries, then closes the database. Nothing acknowledged is lost. */
  close(): Promise<void>
}

/**
 * Opens a Content Lake: the only door for other packages.
 *
 * @throws LakeError `storage` if the folder is unwritable, damaged, newer than this code, or served
 *   by another process
 */
export async function createLake(options: LakeOptions): Promise<Lake> {
  const surroundings = options.surroundings ?? realSurroundings()
  const {database, closeStorage} = openStorage(options.directory)
  const indexed = reindex(database)
  if (indexed > 0) surroundings.log.info({documents: indexed}, 'The indexes were made again')
  const datasets = new Datasets(database)
  for (const {name, aclMode} of options.datasets ?? [{name: 'production', aclMode: 'public'}]) {
    if (!datasets.exists(name)) datasets.create({name, aclMode, now: surroundings.now()})
  }

  const {projectId} = options
  const {cacheBytes, queryLimits} = options
  const documents = new DocumentStore(database, {...(cacheBytes && {cacheBytes})})
  const words = new DocumentWords(database)
  const wordIndexer = new WordIndexer(words, surroundings)
  const queries = new QueryEngine({
    database,
    documents,
    words,
    surroundings,
    projectId,
    aclModeOf: (dataset) => datasets.require(dataset).aclMode,
    ...(queryLimits && {limits: queryLimits}),
  })
  const queryIds = queries.queryIds.bind(queries)
  const committer = new Committer({database, documents, surroundings, queryIds})
  const history = new History(database, documents)
  const listenHub = new ListenHub({history, committer, surroundings})
  const liveHub = new LiveHub({history, committer, surroundings})
  const access = new Access({database, surroundings})
  const webhooks = new Webhooks({database, documents, surroundings, projectId})
  committer.onBeforeCommit((commit) => webhooks.enqueue(commit))
  const releases = new ReleaseScheduler({database, datasets, committer, surroundings})

  let server: LakeServer | undefined
  let integrity: {close: () => void} | undefined
  const settings = {
    projectId,
    directory: options.directory,
    corsOrigins: options.corsOrigins ?? [],
    publicUrl: () => options.publicUrl ?? server?.url ?? 'http://localhost',
    autoSignIn: options.autoSignIn ?? false,
  }
  const app = createApp({
    settings,
    surroundings,
    database,
    datasets,
    documents,
    committer,
    history,
    queries,
    listenHub,
    liveHub,
    access,
    webhooks,
  })
  const fetch = async (request: Request): Promise<Response> => app.fetch(request)

  return {
    fetch,
    async listen(address) {
      if (server) {
        throw new LakeError('addressUnavailable', {
          message: `The lake already listens on ${server.url}.`,
        })
      }
      if (settings.autoSignIn && !isLoopbackHost(address.host)) {
        throw new LakeError('addressUnavailable', {
          message: `With autoSignIn, everybody who can reach ${address.host} would be administrator. Listen on localhost, or turn it off.`,
        })
      }
      const {corsOrigins} = settings
      const presence = new PresenceRooms(access)
      const hasDataset = (name: string): boolean => datasets.exists(name)
      server = await startServer({fetch, presence, corsOrigins, hasDataset}, address)
      webhooks.start()
      wordIndexer.start()
      integrity = watchIntegrity(database, surroundings.log)
      releases.start()
      return {url: server.url}
    },
    createToken: (role, label) =>
      new Tokens({database, surroundings}).createRobotToken(role, label).token,
    async close() {
      wordIndexer.close()
      integrity?.close()
      listenHub.close()
      liveHub.close()
      await server?.close()
      releases.close()
      await webhooks.close()
      closeStorage()
    },
  }
}

function openStorage(directory: string): {database: Database; closeStorage: () => void} {
  const database = openDatabase({directory})
  // A database in memory has no folder that another process could serve.
  if (directory === ':memory:') return {database, closeStorage: () => database.close()}
  try {
    const unlock = lockDataFolder(directory)
    return {
      database,
      closeStorage: () => {
        database.close()
        unlock()
      },
    }
  } catch (error) {
    database.close()
    throw error
  }
}
