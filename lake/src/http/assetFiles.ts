import {createHash} from 'node:crypto'
import type {Context, Hono} from 'hono'
import {parseByteRange} from '../assets/byteRange.ts'
import type {AssetFiles} from '../assets/files.ts'
import {hasTransformation, type OutputFormat, planImage} from '../assets/imagePlan.ts'
import type {RenderCache} from '../assets/renderCache.ts'
import {renderImage} from '../assets/renderImage.ts'
import {type AssetRecord, findAssetRecord} from '../database/assets.ts'
import type {Database} from '../database/open.ts'
import {LakeError} from '../errors.ts'
import type {LakeEnv} from './context.ts'

export interface AssetServing {
  database: Database
  files: AssetFiles
  renderings: RenderCache
}

/** Serves stored assets to everybody: their addresses contain a hash that cannot be guessed. */
export function serveAssets(app: Hono<LakeEnv>, serving: AssetServing): void {
  app.get('/files/:project/:dataset/:name/:vanity?', async (context) => {
    const record = requireRecord(context, 'files', serving.database)
    return original(context, record, serving.files)
  })

  app.get('/images/:project/:dataset/:name/:vanity?', async (context) => {
    const record = requireRecord(context, 'images', serving.database)
    const query = new URL(context.req.url).searchParams
    const format = formatsByMimeType[record.mimeType]
    // A drawing fits any size as it is; only an explicit pixel format rasterises it.
    const isOriginal = !hasTransformation(query) || (format === undefined && !query.has('fm'))
    if (isOriginal) return original(context, record, serving.files)
    return transformed(context, record, {...serving, format: format ?? 'png'})
  })
}

/** TIFF has no browser that shows it, so its renderings are JPEG. SVG is missing on purpose. */
const formatsByMimeType: Record<string, OutputFormat> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/tiff': 'jpeg',
}

/** Shown inside a page or tab; everything else is downloaded. SVG scripts are stopped by the policy. */
const inlineTypes = /^(image|video|audio)\/|^application\/pdf$|^text\/plain$|^font\//

async function original(
  context: Context<LakeEnv>,
  record: AssetRecord,
  files: AssetFiles,
): Promise<Response> {
  const headers = {
    ...commonHeaders(record, record.mimeType),
    ...disposition(context, record, record.path),
    etag: `"${record.sha1}"`,
    'x-sanity-sha1': record.sha1,
    'accept-ranges': 'bytes',
  }
  if (isKnownToClient(context, headers.etag)) return new Response(null, {status: 304, headers})
  const bytes = await files.read(record.path)
  if (bytes === undefined) throw missingFile(record)
  const range = parseByteRange(context.req.header('range'), bytes.byteLength)
  if (range === 'unsatisfiable') {
    const contentRange = `bytes */${bytes.byteLength}`
    return new Response(null, {status: 416, headers: {...headers, 'content-range': contentRange}})
  }
  if (range === undefined) return bodyResponse(bytes, 200, headers)
  const contentRange = `bytes ${range.start}-${range.end}/${bytes.byteLength}`
  const part = bytes.subarray(range.start, range.end + 1)
  return bodyResponse(part, 206, {...headers, 'content-range': contentRange})
}

async function transformed(
  context: Context<LakeEnv>,
  record: AssetRecord,
  {files, renderings, format}: AssetServing & {format: OutputFormat},
): Promise<Response> {
  const query = new URL(context.req.url).searchParams
  const source = {...sizeFromPath(record.path), format}
  const plan = planImage(query, source, context.req.header('accept') ?? '')
  const key = createHash('sha1')
    .update(`${record.path} ${JSON.stringify(plan)}`)
    .digest('hex')
  const extension = plan.encoding.format === 'jpeg' ? 'jpg' : plan.encoding.format
  const headers: Record<string, string> = {
    ...commonHeaders(record, `image/${plan.encoding.format}`),
    ...disposition(context, record, record.path.replace(/\.\w+$/, `.${extension}`)),
    etag: `"${key}"`,
    ...(query.get('auto') === 'format' && {vary: 'Accept'}),
  }
  if (isKnownToClient(context, `"${key}"`)) return new Response(null, {status: 304, headers})
  const bytes = await renderings.get(key, async () => {
    const stored = await files.read(record.path)
    if (stored === undefined) throw missingFile(record)
    return renderImage(stored, plan)
  })
  return bodyResponse(bytes, 200, headers)
}

function commonHeaders(record: AssetRecord, mimeType: string): Record<string, string> {
  const isText = mimeType.startsWith('text/')
  return {
    'content-type': isText ? `${mimeType}; charset=utf-8` : mimeType,
    'cache-control': 'public, max-age=31536000, s-maxage=2592000, immutable',
    'last-modified': new Date(record.createdAt).toUTCString(),
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
    // PDF viewers of browsers do not run inside a sandbox.
    'content-security-policy':
      mimeType === 'application/pdf'
        ? "default-src 'none'; script-src 'none'; object-src 'self'; style-src 'unsafe-inline'"
        : "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
  }
}

/** `dl` asks for a download, `dl=<name>` also names it. */
function disposition(
  context: Context<LakeEnv>,
  record: AssetRecord,
  path: string,
): Record<string, string> {
  const requested = context.req.query('dl') ?? context.req.query('dlRaw')
  if (requested === undefined && inlineTypes.test(record.mimeType)) return {}
  const fileName = requested || context.req.param('vanity') || path.slice(path.lastIndexOf('/') + 1)
  const plain = fileName.replace(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(/['()*]/g, percentEncoded)
  return {'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`}
}

function percentEncoded(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}

function bodyResponse(bytes: Buffer, status: 200 | 206, headers: Record<string, string>): Response {
  const body = new Uint8Array(bytes) // a copy: cached buffers must not be handed out
  return new Response(body, {
    status,
    headers: {...headers, 'content-length': String(bytes.byteLength)},
  })
}

function isKnownToClient(context: Context<LakeEnv>, etag: string): boolean {
  const known = context.req.header('if-none-match')
  if (known === undefined) return false
  return known === '*' || known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

function requireRecord(
  context: Context<LakeEnv>,
  folder: 'images' | 'files',
  database: Database,
): AssetRecord {
  const {project, dataset, name} = context.req.param() as Record<string, string> // named in the route
  const path = `${folder}/${project}/${dataset}/${name}`
  const record = findAssetRecord(database, path)
  if (record !== undefined) return record
  throw new LakeError('notFound', {message: `There is no asset at ${path}.`})
}

function missingFile(record: AssetRecord): LakeError {
  return new LakeError('notFound', {
    message: `The file of the asset ${record.path} is missing in the data folder. Upload it again, or restore a backup.`,
  })
}

function sizeFromPath(path: string): {width: number; height: number} {
  const match = /-(\d+)x(\d+)\.\w+$/.exec(path)
  return {width: Number(match?.[1]), height: Number(match?.[2])}
}
