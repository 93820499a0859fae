export interface RenderRequest {
  /** An existing empty folder for the site's files. */
  outDirectory: string
  /** Where the build writes what it left out, as `contentNotices.ts` reads it. */
  reportFile: string
  /** Where everything the build prints is kept. */
  logFile: string
  /** True after a failure: caches are not to be trusted. */
  isClean: boolean
  /** Aborted when the publisher shuts down. */
  signal: AbortSignal
}

/**
 * Writes the whole site into a folder.
 *
 * Rejects with PublisherError `buildFailed` or `buildTimeout`, whose `details.lines` are the
 * output that tells why, or `closed` after an abort.
 */
export type Renderer = (request: RenderRequest) => Promise<void>
