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

/** Follows `current`, also when another process moves it, and keeps read releases in memory. */
export class LiveRelease {
  readonly #directory: DataDirectory
  readonly #place: Pick<ServedRelease, 'folder' | 'pastDirectory'>
  #known: {id: string; release: Promise<ServedRelease | undefined>} | undefined

  /** @param siteUrl - public address of the site */
  constructor(directory: DataDirectory, siteUrl: string) {
    this.#directory = directory
    this.#place = {folder: folderOf(siteUrl), pastDirectory: directory.pastDirectory}
  }

  /** Takes a release that is live, so that its manifest need not be read again. */
  remember(release: Release): void {
    this.#known = {id: release.id, release: readServedRelease(release, this.#place)}
  }

  /** The live release at this moment; a request asks once and keeps to the answer. */
  async find(): Promise<ServedRelease | undefined> {
    const id = await this.#directory.liveId()
    if (id === undefined) return undefined
    if (this.#known?.id !== id) this.#known = {id, release: this.#read(id)}
    return this.#known.release
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
