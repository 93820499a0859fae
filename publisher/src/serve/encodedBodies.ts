import {promisify} from 'node:util'
import {brotliCompress, constants, gzip} from 'node:zlib'

export type Encoding = 'br' | 'gzip'

const compress: Record<Encoding, (bytes: Uint8Array) => Promise<Buffer<ArrayBuffer>>> = {
  // Level 10 costs some 20 ms per page, takes a tenth off level 9, and is paid once per file, not per reader.
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 10,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes) => promisify(gzip)(bytes, {level: 9}),
}

/** Compressed bodies by content digest, least recently used first to go. */
export class EncodedBodies {
  readonly #limitBytes: number
  readonly #bodies = new Map<string, {body: Promise<Buffer<ArrayBuffer>>; sizeBytes: number}>()
  #sizeBytes = 0

  constructor(limitBytes = 64 * 1024 * 1024) {
    this.#limitBytes = limitBytes
  }

  async get(
    digest: string,
    encoding: Encoding,
    readBytes: () => Promise<Uint8Array>,
  ): Promise<Buffer<ArrayBuffer>> {
    const key = `${digest}.${encoding}`
    const known = this.#bodies.get(key)
    if (known) {
      this.#bodies.delete(key)
      this.#bodies.set(key, known)
      return known.body
    }
    const entry = {body: readBytes().then(compress[encoding]), sizeBytes: 0}
    this.#bodies.set(key, entry)
    try {
      const body = await entry.body
      entry.sizeBytes = body.length
      this.#sizeBytes += body.length
      this.#evict()
      return body
    } catch (error) {
      this.#bodies.delete(key)
      throw error
    }
  }

  #evict(): void {
    for (const [key, {sizeBytes}] of this.#bodies) {
      if (this.#sizeBytes <= this.#limitBytes) return
      this.#bodies.delete(key)
      this.#sizeBytes -= sizeBytes
    }
  }
}

/** The best encoding that a request's `accept-encoding` allows; `undefined` is none. */
export function chooseEncoding(acceptEncoding: string | null): Encoding | undefined {
  const weights = new Map<string, number>()
  for (const part of (acceptEncoding ?? '').toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((word) => word.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)) || 0)
  }
  const weightOf = (name: string) => weights.get(name) ?? weights.get('*') ?? 0
  const best = weightOf('br') >= weightOf('gzip') ? 'br' : 'gzip'
  return weightOf(best) > 0 && weightOf(best) >= (weights.get('identity') ?? 0) ? best : undefined
}
