import type {RenderFiles} from './renderFiles.ts'

/**
 * Keeps rendered images, the least recently used ones dropped first, and joins requests for an
 * image that is being rendered.
 */
export class RenderCache {
  readonly #files: RenderFiles
  readonly #limitBytes: number
  /** Key → bytes. A Map keeps insertion order: the last entry is the most recently used. */
  readonly #sizes = new Map<string, number>()
  readonly #rendering = new Map<string, Promise<Buffer>>()
  #sizeBytes = 0
  #opened: Promise<void> | undefined

  /** @param options.limitBytes - of all renderings together */
  constructor(options: {files: RenderFiles; limitBytes: number}) {
    this.#files = options.files
    this.#limitBytes = options.limitBytes
  }

  /** A failed rendering is not kept. */
  async get(key: string, render: () => Promise<Buffer>): Promise<Buffer> {
    this.#opened ??= this.#open()
    await this.#opened
    const pending = this.#rendering.get(key)
    if (pending !== undefined) return pending
    const rendering = this.#readOrRender(key, render)
    this.#rendering.set(key, rendering)
    try {
      return await rendering
    } finally {
      this.#rendering.delete(key)
    }
  }

  async #readOrRender(key: string, render: () => Promise<Buffer>): Promise<Buffer> {
    const known = this.#sizes.has(key) ? await this.#files.read(key) : undefined
    if (known !== undefined) {
      this.#note(key, known.byteLength)
      return known
    }
    const bytes = await render()
    if (bytes.byteLength > this.#limitBytes) return bytes
    if (await this.#files.write(key, bytes)) this.#note(key, bytes.byteLength)
    await this.#drop()
    return bytes
  }

  async #open(): Promise<void> {
    for (const {key, sizeBytes} of await this.#files.list()) this.#note(key, sizeBytes)
    await this.#drop()
  }

  #note(key: string, sizeBytes: number): void {
    this.#forget(key)
    this.#sizes.set(key, sizeBytes)
    this.#sizeBytes += sizeBytes
  }

  #forget(key: string): void {
    this.#sizeBytes -= this.#sizes.get(key) ?? 0
    this.#sizes.delete(key)
  }

  async #drop(): Promise<void> {
    for (const oldest of this.#sizes.keys()) {
      if (this.#sizeBytes <= this.#limitBytes) return
      this.#forget(oldest)
      await this.#files.remove(oldest)
    }
  }
}
