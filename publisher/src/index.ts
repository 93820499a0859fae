import {join, resolve} from 'node:path'
import type {PublisherEnvironment} from './environment.ts'
import {codeDigestReader} from './plan/codeDigest.ts'
import {datasetStateReader} from './plan/datasetState.ts'
import {draftReader} from './plan/draftReader.ts'
import {Publishing} from './publishing.ts'
import {DeliveryLog} from './receive/deliveryLog.ts'
import {DataDirectory} from './release/dataDirectory.ts'
import {keepingRenderer} from './render/keepingRenderer.ts'
import type {Renderer} from './render/renderer.ts'
import {EventStreams} from './report/eventStream.ts'
import type {BuildReport} from './report/report.ts'
import {ReportCounts} from './report/reportCounts.ts'
import {Reporter} from './report/reporter.ts'
import {createRoutes} from './routes.ts'
import {EncodedBodies} from './serve/encodedBodies.ts'
import {type Listening, listen} from './serve/listen.ts'
import {LiveRelease} from './serve/servedRelease.ts'
import {realSurroundings, type Surroundings} from './surroundings.ts'

/** What decides the pages' looks: the site, the rules it imports, and the versions of packages. */
const sources = ['site', 'schemas', 'pnpm-lock.yaml', 'tsconfig.base.json']

export interface PublisherOptions {
  /** Where releases are kept; created if missing. One publisher per folder. */
  dataDirectory: string
  /** The repository root, with the Astro project in `site/`. */
  projectDirectory: string
  environment: PublisherEnvironment
  /** Lets the next release have far fewer pages than the live one. */
  allowMassLoss?: boolean
  /** Lets the search index of a large site come after its pages; false for a single release. */
  maySearchFollow?: boolean
  surroundings?: Surroundings
  /** Instead of the site's own process; renders everything each time. */
  render?: Renderer
  /** Instead of asking the content store, see `plan/datasetState.ts`. */
  readDatasetState?: () => Promise<string>
}

export interface Publisher {
  /**
   * Brings the release up to date, and keeps it so until `close`.
   *
   * Resolves as soon as there is a release to serve: at once if one is kept from before.
   *
   * @throws PublisherError if there is none and it cannot be made
   */
  start(): Promise<void>
  /**
   * Brings the release up to date once.
   *
   * @throws PublisherError if that fails; the live release is then unchanged
   */
  release(): Promise<BuildReport>
  /** Answers readers, webhooks and status requests. */
  fetch(request: Request): Promise<Response>
  /**
   * Answers on a port; 0 picks a free one.
   *
   * @throws PublisherError `portInUse`, `unlistenable`
   */
  listen(address: {host: string; port: number}): Promise<{url: string}>
  /** Stops a running build, ends all connections and gives the data folder back. */
  close(): Promise<void>
}

/**
 * Opens the data folder.
 *
 * @throws PublisherError `dataDirectory`, `dataDirectoryInUse`
 */
export async function createPublisher(options: PublisherOptions): Promise<Publisher> {
  const {environment} = options
  const surroundings = options.surroundings ?? realSurroundings()
  const projectDirectory = resolve(options.projectDirectory)
  const settings = {
    SANITY_API_HOST: environment.apiHost,
    SANITY_PROJECT_ID: environment.projectId,
    SANITY_DATASET: environment.dataset,
    SITE_URL: environment.siteUrl,
  }
  const directory = await DataDirectory.open(options.dataDirectory)
  const reporter = new Reporter()
  const events = new EventStreams(reporter, surroundings)
  const live = new LiveRelease(directory, environment.siteUrl)
  const publishing = new Publishing({
    directory,
    reporter,
    surroundings,
    siteUrl: environment.siteUrl,
    allowMassLoss: options.allowMassLoss ?? false,
    maySearchFollow: options.maySearchFollow ?? true,
    readDatasetState: options.readDatasetState ?? datasetStateReader(environment),
    digestCode: codeDigestReader(projectDirectory, sources, settings),
    render: options.render,
    renderer: options.render
      ? undefined
      : keepingRenderer({
          siteDirectory: join(projectDirectory, 'site'),
          projectDirectory,
          variables: {
            ...settings,
            SANITY_API_READ_TOKEN: environment.readToken,
            SITE_CONTENT_FILE: directory.contentFile,
          },
        }),
  })
  const routes = createRoutes({
    reporter,
    events,
    surroundings,
    counts: new ReportCounts(reporter),
    administration: {
      token: environment.administratorToken,
      rollBack: (id) => publishing.rollBack(id),
      plan: (documentIds, token) => publishing.plan(documentIds, token),
      requireDrafts: draftReader(environment),
      releases: () => directory.releases(),
    },
    live,
    bodies: new EncodedBodies(),
    receiver: {
      secret: environment.webhookSecret,
      dataset: environment.dataset,
      log: await DeliveryLog.open(directory.deliveriesFile, surroundings.now()),
      surroundings,
      onChange: (document) => publishing.announce(document),
    },
  })
  let listening: Listening | undefined

  return {
    start: () => publishing.start(),
    release: () => publishing.release(),
    fetch: async (request) => routes.fetch(request),
    listen: async (address) => {
      listening = await listen(routes.fetch, address)
      return {url: listening.url}
    },
    close: async () => {
      events.closeAll()
      await Promise.all([publishing.close(), listening?.close()])
      await directory.close()
    },
  }
}
