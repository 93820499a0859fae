import {getMimeType} from 'hono/utils/mime'

/** The `content-type` of a file, from its name. */
export function mediaTypeOf(name: string): string {
  return getMimeType(name) ?? 'application/octet-stream'
}

/** Whether a file of this type gets smaller when compressed; images, fonts and archives already are. */
export function isCompressible(mediaType: string): boolean {
  return /^text\/|[/+](json|xml|javascript|wasm)\b|manifest\+json|vnd\.ms-fontobject|font\/(ttf|otf)/.test(
    mediaType,
  )
}
