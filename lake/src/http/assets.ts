import type {Context} from 'hono'
import {requireWriter} from '../access/caller.ts'
import {type AssetFiles, openAssetFiles} from '../assets/files.ts'
import type {MetadataPart} from '../assets/inspectImage.ts'
import {RenderCache} from '../assets/renderCache.ts'
import {openRenderFiles} from '../assets/renderFiles.ts'
import {uploadAsset} from '../assets/upload.ts'
import {LakeError} from '../errors.ts'
import {serveAssets} from './assetFiles.ts'
import type {LakeDeps, LakeEnv, RegisterFamily} from './context.ts'
import {requestBytes} from './requestBytes.ts'

const uploadLimitBytes = 100_000_000
const renderingsLimitBytes = 512 * 1024 * 1024

/** Upload and serving of images and files. @see content-lake API reference 11 */
export const registerAssets: RegisterFamily = (app, deps) => {
  const files = openAssetFiles(deps.settings.directory)

  app.post('/assets/images/:dataset', (context) => upload(context, 'image', files, deps))
  app.post('/assets/files/:dataset', (context) => upload(context, 'file', files, deps))
  const {directory} = deps.settings
  const renderings = new RenderCache({
    files: openRenderFiles({directory, log: deps.surroundings.log}),
    // Without a folder they are kept in memory, which is scarcer.
    limitBytes: directory === ':memory:' ? renderingsLimitBytes / 8 : renderingsLimitBytes,
  })
  serveAssets(app, {files, renderings, database: deps.database})
}

async function upload(
  context: Context<LakeEnv>,
  kind: 'image' | 'file',
  files: AssetFiles,
  deps: LakeDeps,
): Promise<Response> {
  requireWriter(context.get('caller'), 'create')
  const dataset = deps.datasets.require(context.req.param('dataset') ?? '').name
  const query = new URL(context.req.url).searchParams
  const document = await uploadAsset(
    {
      kind,
      dataset,
      author: context.get('caller').userId,
      metadataParts: parseMetadataParts(query.getAll('meta')),
      filename: query.get('filename') || undefined,
      fields: descriptiveFields(query),
      bytes: await requestBytes(context, uploadLimitBytes),
    },
    {...deps, files, ...deps.settings},
  )
  return context.json({document})
}

function descriptiveFields(query: URLSearchParams): Record<string, unknown> {
  const fields: Record<string, unknown> = {}
  for (const name of ['label', 'title', 'description', 'creditLine']) {
    const value = query.get(name)
    if (value) fields[name] = value
  }
  const source: Record<string, string> = {}
  for (const name of ['id', 'name', 'url']) {
    const value = query.get(`source${name[0]?.toUpperCase()}${name.slice(1)}`)
    if (value) source[name] = value
  }
  if (Object.keys(source).length > 0) fields.source = source
  return fields
}

/** Made unless the client names what it wants. */
const usualParts: readonly MetadataPart[] = ['palette', 'lqip', 'blurhash', 'thumbhash']

/** Where and with which device a picture was taken may be private: kept only when asked for. */
const metadataParts: readonly MetadataPart[] = [...usualParts, 'exif', 'location']

/** Sizes and transparency are always read. */
const otherParts = ['none', 'image']

function parseMetadataParts(names: readonly string[]): ReadonlySet<MetadataPart> {
  if (names.length === 0) return new Set(usualParts)
  const unknown = names.find(
    (name) => !otherParts.includes(name) && !metadataParts.some((part) => part === name),
  )
  if (unknown !== undefined) {
    throw new LakeError('badRequest', {
      message: `"${unknown}" is not a kind of image metadata. Use ${[...metadataParts, ...otherParts].join(', ')}.`,
    })
  }
  return new Set(metadataParts.filter((part) => names.includes(part)))
}
