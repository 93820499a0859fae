import {basename, join} from 'node:path'
import type {AstroConfig, LocalImageService} from 'astro'
import {SiteError} from '../content/errors.ts'
import {isRecord} from '../content/normalise.ts'
import {keptFile} from '../pictures/keptFile.ts'

/** A picture that a page shows, as Astro's renderer reports it. */
export interface StaticImage {
  /** Where the original is. */
  originalPath: string
  finalPath: string
  transform: Record<string, unknown>
}

/**
 * Makes the files of pictures that came with a change, as a build does.
 *
 * The name of a file says what it shows and what made it, so one that was made before is used again.
 */
export class ImageFiles {
  readonly #config: AstroConfig['image']
  readonly #folder: string
  readonly #images = new Map<string, StaticImage>()

  /** @param cache - folder that other builds may share */
  constructor(config: AstroConfig['image'], cache: string) {
    this.#config = config
    this.#folder = join(cache, 'pictures')
  }

  /** Remembers how a file is made, and gives its name in the site. */
  note(image: StaticImage): string {
    const name = image.finalPath.replace(/^\//, '')
    this.#images.set(name, image)
    return name
  }

  /**
   * @throws SiteError `contentUnreachable`
   */
  make(name: string): Promise<Uint8Array> {
    return keptFile(this.#keptPath(name), () => this.#transform(name))
  }

  #keptPath(name: string): string {
    return join(this.#folder, basename(name))
  }

  async #transform(name: string): Promise<Uint8Array> {
    const image = this.#images.get(name)
    if (image === undefined) throw new Error(`nobody noted how "${name}" is made`)
    const original = await fetchOriginal(image.originalPath)
    const {data} = await imageService().transform(
      original,
      {...image.transform, src: image.originalPath},
      this.#config,
      {info: ignore, warn: ignore, error: ignore},
    )
    return data
  }
}

async function fetchOriginal(address: string): Promise<Uint8Array> {
  const response = await fetch(address).catch((error: unknown) => String(error))
  if (typeof response !== 'string' && response.ok)
    return new Uint8Array(await response.arrayBuffer())
  const reason = typeof response === 'string' ? response : `status ${response.status}`
  throw new SiteError(
    'contentUnreachable',
    `The picture ${address} could not be fetched (${reason}). See that the content store serves its images, and publish again.`,
  )
}

/** The service that rendering pages has loaded. */
function imageService(): LocalImageService {
  const assets: unknown = Reflect.get(globalThis, 'astroAsset')
  const service = isRecord(assets) ? assets.imageService : undefined
  if (isRecord(service) && typeof service.transform === 'function') {
    return service as unknown as LocalImageService // Only a local service transforms.
  }
  throw new Error('a page shows a picture, and no image service is loaded')
}

function ignore(): void {}
