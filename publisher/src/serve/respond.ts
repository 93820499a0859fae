import {createReadStream} from 'node:fs'
import {open, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {Readable} from 'node:stream'
import {systemCodeOf} from '../errors.ts'
import {type FileFacts, sha256} from '../release/fileDigests.ts'
import {assetFolder} from '../release/pastAssets.ts'
import {type ByteRange, isNotModified, parseRange} from './conditions.ts'
import {chooseEncoding, type EncodedBodies} from './encodedBodies.ts'
import {applyHeaderRules} from './headersFile.ts'
import {isCompressible, mediaTypeOf} from './mediaType.ts'
import {resolvePathname} from './resolvePathname.ts'
import type {ServedRelease} from './servedRelease.ts'

/** Below this a compressed body fits no fewer packets. */
const smallestCompressedBytes = 1024
/** Larger files are not held in memory: they are streamed, uncompressed. */
const largestBufferedBytes = 4 * 1024 * 1024

/**
 * Answers a request from one release.
 *
 * Only names in the release's manifest can be reached, so no address leads out of its folder.
 */
export async function respondFromRelease(
  release: ServedRelease,
  bodies: EncodedBodies,
  request: Request,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plainText(405, 'This site can only be read.', {allow: 'GET, HEAD'})
  }
  const {pathname: encodedPathname, search} = new URL(request.url)
  const pathname = decodePathname(encodedPathname)
  if (pathname === undefined) return plainText(400, 'This address is not valid.')

  const resolution = resolvePathname(release, pathname)
  if (resolution.kind === 'redirect') {
    const location = resolution.location.includes('?')
      ? resolution.location
      : `${resolution.location}${search}`
    return new Response(null, {
      status: resolution.status,
      headers: {location, 'cache-control': 'public, max-age=0, must-revalidate'},
    })
  }
  if (resolution.kind === 'file') {
    return sendFile(release, bodies, request, {...resolution, pathname})
  }
  const asset = await findPastAsset(release, pathname)
  if (asset) return sendFile(release, bodies, request, {...asset, status: 200, pathname})
  if (pathname === '/' && release.folder !== '') {
    return new Response(null, {status: 302, headers: {location: `${release.folder}/`}})
  }
  if (release.files.has('404.html')) {
    return sendFile(release, bodies, request, {name: '404.html', status: 404, pathname})
  }
  return plainText(404, 'There is no page at this address.')
}

/** A short answer of the server's own. */
export function plainText(
  status: number,
  text: string,
  headers: Record<string, string> = {},
): Response {
  return new Response(`${text}\n`, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  })
}

interface FileAnswer {
  name: string
  status: number
  pathname: string
  /** Of a file that is not in the release. */
  facts?: FileFacts
  folder?: string
}

/** A page that was loaded before the last release names assets of its own. */
async function findPastAsset(
  {folder, pastDirectory}: ServedRelease,
  pathname: string,
): Promise<Required<Pick<FileAnswer, 'name' | 'facts' | 'folder'>> | undefined> {
  const name = pathname.slice(folder.length + 1)
  if (!pathname.startsWith(`${folder}/${assetFolder}`) || !/^[\w-]+\/[\w.@-]+$/.test(name)) {
    return undefined
  }
  try {
    const bytes = await readFile(join(pastDirectory, name))
    const facts = {digest: sha256(bytes), sizeBytes: bytes.length}
    return {name, facts, folder: pastDirectory}
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

async function sendFile(
  release: ServedRelease,
  bodies: EncodedBodies,
  request: Request,
  {name, status, pathname, ...past}: FileAnswer,
): Promise<Response> {
  const facts = past.facts ?? release.files.get(name)
  if (!facts) throw new Error(`release ${release.id} lists no file "${name}"`)
  const {digest, sizeBytes} = facts
  const filePath = join(past.folder ?? release.siteDirectory, name)
  const mediaType = mediaTypeOf(name)
  const mayCompress =
    isCompressible(mediaType) &&
    sizeBytes >= smallestCompressedBytes &&
    sizeBytes <= largestBufferedBytes
  const range = status === 200 && request.method === 'GET' ? request.headers.get('range') : null
  const encoding =
    mayCompress && range === null
      ? chooseEncoding(request.headers.get('accept-encoding'))
      : undefined
  const etag = encoding ? `"${digest}-${encoding}"` : `"${digest}"`

  const headers = new Headers({
    'content-type': mediaType,
    'cache-control': 'public, max-age=0, must-revalidate',
  })
  if (mayCompress) headers.set('vary', 'accept-encoding')
  applyHeaderRules(release.headerRules, pathname, headers)
  if (status === 200) {
    headers.set('etag', etag)
    if (isNotModified(request.headers.get('if-none-match'), etag)) {
      headers.delete('content-type')
      return new Response(null, {status: 304, headers})
    }
  }
  if (encoding) {
    const body = await bodies.get(digest, encoding, () => readFile(filePath))
    headers.set('content-encoding', encoding)
    return send(request, body, {status, headers, sizeBytes: body.length})
  }
  headers.set('accept-ranges', 'bytes')
  const part = parseRange(range, request.headers.get('if-range'), {etag, sizeBytes})
  if (part === 'unsatisfiable') {
    return plainText(416, 'The file is shorter than that.', {
      'content-range': `bytes */${sizeBytes}`,
    })
  }
  if (part === 'whole') {
    const body =
      request.method === 'HEAD' ? null : await openFile(filePath, {first: 0, last: sizeBytes - 1})
    return send(request, body, {status, headers, sizeBytes})
  }
  headers.set('content-range', `bytes ${part.first}-${part.last}/${sizeBytes}`)
  return send(request, await openFile(filePath, part), {
    status: 206,
    headers,
    sizeBytes: part.last - part.first + 1,
  })
}

function send(
  request: Request,
  body: Uint8Array<ArrayBuffer> | ReadableStream | null,
  {status, headers, sizeBytes}: {status: number; headers: Headers; sizeBytes: number},
): Response {
  headers.set('content-length', String(sizeBytes))
  return new Response(request.method === 'HEAD' ? null : body, {status, headers})
}

async function openFile(
  path: string,
  {first, last}: ByteRange,
): Promise<Uint8Array<ArrayBuffer> | ReadableStream> {
  const sizeBytes = last - first + 1
  if (sizeBytes > largestBufferedBytes) {
    return Readable.toWeb(createReadStream(path, {start: first, end: last})) as ReadableStream // two declarations of one class
  }
  const handle = await open(path, 'r')
  try {
    const {buffer, bytesRead} = await handle.read(Buffer.alloc(sizeBytes), 0, sizeBytes, first)
    if (bytesRead !== sizeBytes) throw new Error(`"${path}" is shorter than its manifest says`)
    return buffer
  } finally {
    await handle.close()
  }
}

function decodePathname(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}
