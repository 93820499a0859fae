/**
 * Keeps rendered images in memory, the least recently used ones dropped first, and joins requests
 * for an image that is being rendered.
 */
export class RenderCache {
  readonly #limitBytes: number
  readonly #rendered = new Map<string, Buffer>()
  readonly #rendering = new Map<string, Promise<Buffer>>()
  #sizeBytes = 0

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes
  }

  /** A failed rendering is not kept. */
  async get(key: string, render: () => Promise<Buffer>): Promise<Buffer> {
    const known = this.#rendered.get(key)
    if (known !== undefined) {
      // A Map keeps insertion order: the last entry is the most recently used.
      this.#rendered.delete(key)
      this.#rendered.set(key, known)
      return known
    }
    const pending = this.#rendering.get(key)
    if (pending !== undefined) return pending
    const rendering = render()
    this.#rendering.set(key, rendering)
    try {
      const bytes = await rendering
      this.#keep(key, bytes)
      return bytes
    } finally {
      this.#rendering.delete(key)
    }
  }

  #keep(key: string, bytes: Buffer): void {
    this.#rendered.set(key, bytes)
    this.#sizeBytes += bytes.byteLength
    for (const [oldest, dropped] of this.#rendered) {
      if (this.#sizeBytes <= this.#limitBytes) return
      this.#rendered.delete(oldest)
      this.#sizeBytes -= dropped.byteLength
    }
  }
}
