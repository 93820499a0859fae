/** What a file is, by its first bytes. Names and Content-Type headers are claims and prove nothing. */
export interface MediaType {
  mimeType: string
  /** Lower case, without dot. */
  extension: string
}

/** The image formats that the lake decodes. */
export type ImageFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'tiff' | 'svg'

export const imageMediaTypes = {
  jpeg: {mimeType: 'image/jpeg', extension: 'jpg'},
  png: {mimeType: 'image/png', extension: 'png'},
  gif: {mimeType: 'image/gif', extension: 'gif'},
  webp: {mimeType: 'image/webp', extension: 'webp'},
  avif: {mimeType: 'image/avif', extension: 'avif'},
  tiff: {mimeType: 'image/tiff', extension: 'tiff'},
  svg: {mimeType: 'image/svg+xml', extension: 'svg'},
} satisfies Record<ImageFormat, MediaType>

/** Undefined for anything but the seven formats, however it is named. */
export function findImageFormat(bytes: Uint8Array): ImageFormat | undefined {
  const found = imageSignatures.find(({matches}) => matches(bytes))
  if (found !== undefined) return found.format
  return isSvg(bytes) ? 'svg' : undefined
}

/**
 * The type under which an uploaded file is stored: by content where it can be recognised, else by
 * the name's extension, else unknown binary.
 *
 * @param filename - as sent by the client; only its extension is used
 */
export function mediaTypeOfFile(bytes: Uint8Array, filename: string | undefined): MediaType {
  const named = /\.([A-Za-z0-9]{1,10})$/.exec(filename ?? '')?.[1]?.toLowerCase()
  const image = findImageFormat(bytes)
  const sniffed =
    image === undefined
      ? fileSignatures.find(({matches}) => matches(bytes))
      : imageMediaTypes[image]
  if (sniffed !== undefined) {
    return {mimeType: sniffed.mimeType, extension: named ?? sniffed.extension}
  }
  const mimeType = (named !== undefined && typesByExtension[named]) || 'application/octet-stream'
  return {mimeType, extension: named ?? 'bin'}
}

const imageSignatures: {format: ImageFormat; matches: (bytes: Uint8Array) => boolean}[] = [
  {format: 'jpeg', matches: (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff])},
  {format: 'png', matches: (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])},
  {format: 'gif', matches: (bytes) => ['GIF87a', 'GIF89a'].includes(ascii(bytes, 0, 6))},
  {
    format: 'webp',
    matches: (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP',
  },
  {
    format: 'avif',
    matches: (bytes) =>
      ascii(bytes, 4, 4) === 'ftyp' && ['avif', 'avis'].includes(ascii(bytes, 8, 4)),
  },
  {
    format: 'tiff',
    matches: (bytes) =>
      startsWith(bytes, [0x49, 0x49, 42, 0]) || startsWith(bytes, [0x4d, 0x4d, 0, 42]),
  },
]

const fileSignatures: (MediaType & {matches: (bytes: Uint8Array) => boolean})[] = [
  {
    mimeType: 'application/pdf',
    extension: 'pdf',
    matches: (bytes) => ascii(bytes, 0, 5) === '%PDF-',
  },
  {mimeType: 'video/mp4', extension: 'mp4', matches: (bytes) => ascii(bytes, 4, 4) === 'ftyp'},
  {
    mimeType: 'video/webm',
    extension: 'webm',
    matches: (bytes) => startsWith(bytes, [0x1a, 0x45, 0xdf, 0xa3]),
  },
  {mimeType: 'audio/mpeg', extension: 'mp3', matches: (bytes) => ascii(bytes, 0, 3) === 'ID3'},
  {mimeType: 'audio/ogg', extension: 'ogg', matches: (bytes) => ascii(bytes, 0, 4) === 'OggS'},
  {
    mimeType: 'audio/wav',
    extension: 'wav',
    matches: (bytes) => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WAVE',
  },
  {
    mimeType: 'application/gzip',
    extension: 'gz',
    matches: (bytes) => startsWith(bytes, [0x1f, 0x8b]),
  },
]

/** Formats that content does not tell apart: text, and everything inside a ZIP. */
const typesByExtension: Record<string, string> = {
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  vtt: 'text/vtt',
  html: 'text/html',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  xml: 'application/xml',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  epub: 'application/epub+zip',
  woff2: 'font/woff2',
}

/** An `<svg` root, after an optional byte order mark, XML declaration, doctype and comments. */
function isSvg(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 4096)).trimStart()
  if (!start.startsWith('<')) return false
  const withoutProlog = start
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\?[\s\S]*?\?>/g, '')
    .replace(/<!DOCTYPE[^>[]*(\[[\s\S]*?\])?\s*>/i, '')
    .trimStart()
  return /^<(\w+:)?svg[\s>/]/i.test(withoutProlog)
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function ascii(bytes: Uint8Array, offset: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + length))
}
