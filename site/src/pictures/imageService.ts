import type {LocalImageService} from 'astro'
import sharpService from 'astro/assets/services/sharp'
import sharp from 'sharp'

/** What decides the bytes of an image, and with them its name. */
const SETTINGS = ['width', 'height', 'format', 'quality', 'fit', 'position', 'background']

/**
 * Astro's own image service, but a name says what an image shows and what made it, not where it was
 * fetched: the same content has the same names, and the same place in the cache, whichever lake it
 * comes from. An asset's address ends in the digest of its bytes.
 */
const imageService: LocalImageService = {
  ...sharpService,
  propertiesToHash: [...SETTINGS, 'content', 'encoder'],
  validateOptions(options, config, logger) {
    const address = URL.parse(String(options.src))
    options.content = address && `${address.pathname}${address.search}`
    options.encoder = JSON.stringify([sharp.versions, config.service.config])
    return sharpService.validateOptions?.(options, config, logger) ?? options
  },
  async getHTMLAttributes(options, config, logger) {
    const attributes = await sharpService.getHTMLAttributes?.(options, config, logger)
    return {...attributes, content: undefined, encoder: undefined}
  },
}

export default imageService
