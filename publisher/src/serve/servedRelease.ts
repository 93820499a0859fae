import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {DataDirectory, Release} from '../release/dataDirectory.ts'
import type {ReleaseFiles} from '../release/fileDigests.ts'
import {type HeaderRule, parseHeadersFile} from './headersFile.ts'
import {parseRedirectsFile, type RedirectRule} from './redirectsFile.ts'

/** A release with its host files read: everything that answering a request needs. */
export interface ServedRelease {
  id: string
  siteDirectory: string
  files: ReleaseFiles
  headerRules: readonly HeaderRule[]
  redirects: readonly RedirectRule[]
}

/** Follows `current`, also when another process moves it, and keeps read releases in memory. */
export class LiveRelease {
  readonly #directory: DataDirectory
  #known: {id: string; release: Promise<ServedRelease | undefined>} | undefined

  constructor(directory: DataDirectory) {
    this.#directory = directory
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
    return release && readServedRelease(release)
  }
}

async function readServedRelease({id, siteDirectory, manifest}: Release): Promise<ServedRelease> {
  const readHostFile = async (name: string) =>
    Object.hasOwn(manifest.files, name) ? readFile(join(siteDirectory, name), 'utf8') : ''
  // Their problems were reported when the release was verified; what could be read is applied.
  return {
    id,
    siteDirectory,
    files: manifest.files,
    headerRules: parseHeadersFile(await readHostFile('_headers')).rules,
    redirects: parseRedirectsFile(await readHostFile('_redirects')).rules,
  }
}
