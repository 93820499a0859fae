import {setImmediate as turn} from 'node:timers/promises'
import type {FileFacts} from '../release/fileDigests.ts'
import {type FileFindings, type FileToRead, findingsOf} from './fileFindings.ts'

/**
 * Reads files of a release while the next ones are rendered, one after the other, and whoever asks
 * for a page of the live release is answered in between.
 */
export class ReadAhead {
  #last: Promise<unknown> = Promise.resolve()
  readonly #findings = new Map<string, Promise<FileFindings | undefined>>()
  /** Most pages link to much the same. */
  readonly #addresses = new Map<string, string>()

  /** @param file - will not change any more */
  begin(file: FileToRead): void {
    const findings = this.#last.then(() => this.#read(file))
    this.#last = findings
    this.#findings.set(file.name, findings)
  }

  async #read(file: FileToRead): Promise<FileFindings | undefined> {
    try {
      const found = await findingsOf(file)
      return {...found, addresses: found.addresses.map((address) => this.#shared(address))}
    } catch {
      // What cannot be read now is read when it is asked for, and fails there if it must.
      return undefined
    } finally {
      await turn()
    }
  }

  /** Until all that was begun is read: then the files may be moved. */
  async settled(): Promise<void> {
    await Promise.all(this.#findings.values())
  }

  /** Of the bytes of a file; `undefined` if it was not read, or could not be. */
  async facts(name: string): Promise<FileFacts | undefined> {
    return (await this.#findings.get(name))?.facts
  }

  /** @param digest - of the file as it is; what another one said is not told */
  async find({name, path}: FileToRead, digest: string | undefined): Promise<FileFindings> {
    const known = await this.#findings.get(name)
    return known !== undefined && known.facts.digest === digest ? known : findingsOf({name, path})
  }

  /** A part of a page's text keeps the whole text in memory; a copy does not. */
  #shared(address: string): string {
    const known = this.#addresses.get(address)
    if (known !== undefined) return known
    const copy = Buffer.from(address).toString()
    this.#addresses.set(copy, copy)
    return copy
  }
}
