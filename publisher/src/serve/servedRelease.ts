import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {DataDirectory, Release} from '../release/dataDirectory.ts'
import {type HeaderRule, parseHeadersFile} from './headersFile.ts'
import {parseRedirectsFile} from './redirectsFile.ts'
import {type Addresses, folderOf} from './resolvePathname.ts'

/** A release with its host files read: everything that answering a request needs. */
export interface ServedRelease extends Addresses {
  id: string
  siteDirectory: string
  /** Where assets of earlier releases are. */
  pastDirectory: string
  headerRules: readonly HeaderRule[]
}

/** The live one, and the one that is about to be. */
const mostKnown = 2

/**
 * Follows `current`, also when another process moves it, and keeps read releases in memory. One that
 * this process makes is known before it is live, so that no request waits for its manifest.
 */
export class LiveRelease {
  readonly #directory: DataDirectory
  readonly #place: Pick<ServedRelease, 'folder' | 'pastDirectory'>
  /** By the names of the releases. */
  readonly #known = new Map<string, Promise<ServedRelease | undefined>>()

  /** @param siteUrl - public address of the site */
  constructor(directory: DataDirectory, siteUrl: string) {
    this.#directory = directory
    this.#place = {folder: folderOf(siteUrl), pastDirectory: directory.pastDirectory}
    directory.watchComing((release) => {
      this.#remember(release.id, readServedRelease(release, this.#place))
    })
  }

  /** The live release at this moment; a request asks once and keeps to the answer. */
  async find(): Promise<ServedRelease | undefined> {
    const id = await this.#directory.liveId()
    if (id === undefined) return undefined
    return this.#known.get(id) ?? this.#remember(id, this.#read(id))
  }

  #remember(
    id: string,
    release: Promise<ServedRelease | undefined>,
  ): Promise<ServedRelease | undefined> {
    this.#known.set(id, release)
    for (const old of [...this.#known.keys()].slice(0, -mostKnown)) this.#known.delete(old)
    // What could not be read now is read again, and fails for whoever asks for it.
    release.catch(() => this.#known.delete(id))
    return release
  }

  async #read(id: string): Promise<ServedRelease | undefined> {
    const release = await this.#directory.findRelease(id)
    return release && readServedRelease(release, this.#place)
  }
}

async function readServedRelease(
  {id, siteDirectory, manifest}: Release,
  place: Pick<ServedRelease, 'folder' | 'pastDirectory'>,
): Promise<ServedRelease> {
  const readHostFile = async (name: string) =>
    manifest.files.has(name) ? readFile(join(siteDirectory, name), 'utf8') : ''
  // Their problems were reported when the release was verified; what could be read is applied.
  return {
    id,
    siteDirectory,
    ...place,
    files: manifest.files,
    headerRules: parseHeadersFile(await readHostFile('_headers')).rules,
    redirects: parseRedirectsFile(await readHostFile('_redirects')).rules,
  }
}
