import {mkdir, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'

export interface RenderedFile {
  name: string
  body: Uint8Array
}

/** Files that are written at once: most of the time of each is waiting for the disk. */
const mostAtOnce = 16

/** A folder that the files of a site are written into. */
export class SiteFolder {
  readonly #path: string
  readonly #onWritten: (name: string) => void
  /** Folders that exist, or are being made, by their paths. */
  readonly #made = new Map<string, Promise<unknown>>()
  readonly #writing = new Set<Promise<void>>()
  #failure: {error: unknown} | undefined

  /** @param onWritten - called with the name of each file that will not change any more */
  constructor(path: string, onWritten: (name: string) => void = () => {}) {
    this.#path = path
    this.#onWritten = onWritten
  }

  /**
   * Begins to write a file, and waits if too many are being written.
   *
   * @throws what made an earlier file fail
   */
  async write(file: RenderedFile): Promise<void> {
    if (this.#writing.size >= mostAtOnce) await Promise.race(this.#writing)
    if (this.#failure) throw this.#failure.error
    const writing = this.#write(file)
      .catch((error: unknown) => {
        this.#failure ??= {error}
      })
      .finally(() => this.#writing.delete(writing))
    this.#writing.add(writing)
  }

  /**
   * Waits for everything that was begun.
   *
   * @throws what made a file fail
   */
  async settled(): Promise<void> {
    await Promise.all(this.#writing)
    if (this.#failure) throw this.#failure.error
  }

  async #write({name, body}: RenderedFile): Promise<void> {
    const path = join(this.#path, name)
    await this.#make(dirname(path))
    await writeFile(path, body)
    this.#onWritten(name)
  }

  #make(folder: string): Promise<unknown> {
    const made = this.#made.get(folder) ?? mkdir(folder, {recursive: true})
    this.#made.set(folder, made)
    return made
  }
}
