import {createHash} from 'node:crypto'
import {writeAssetRecord} from '../database/assets.ts'
import type {DocumentStore} from '../database/documentStore.ts'
import type {Database} from '../database/open.ts'
import type {StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'
import type {Committer} from '../mutations/commit.ts'
import type {Surroundings} from '../surroundings.ts'
import type {AssetFiles} from './files.ts'
import {type InspectedImage, inspectImage, type MetadataPart} from './inspectImage.ts'
import {imageMediaTypes, mediaTypeOfFile} from './mediaType.ts'

export interface UploadDeps {
  database: Database
  documents: DocumentStore
  committer: Committer
  surroundings: Surroundings
  files: AssetFiles
  projectId: string
  /** Start of the URLs in asset documents, without trailing slash. */
  publicUrl: () => string
}

export interface Upload {
  kind: 'image' | 'file'
  dataset: string
  author: string
  bytes: Uint8Array
  filename: string | undefined
  /** Descriptive fields of the asset document, as given by the client. */
  fields: Record<string, unknown>
  metadataParts: ReadonlySet<MetadataPart>
}

/**
 * Stores a file and creates its asset document.
 *
 * Equal bytes give the same document: a second upload returns the first one's, unchanged.
 *
 * @throws LakeError `badRequest` for an empty body, `validation` for an image that cannot be decoded
 * @see content-lake API reference 11
 */
export async function uploadAsset(upload: Upload, deps: UploadDeps): Promise<StoredDocument> {
  if (upload.bytes.byteLength === 0) {
    throw new LakeError('badRequest', {message: 'The upload is empty: the request has no body.'})
  }
  const sha1 = createHash('sha1').update(upload.bytes).digest('hex')
  const asset =
    upload.kind === 'image' ? await describeImage(upload, sha1) : describeFile(upload, sha1)
  const path = `${asset.folder}/${deps.projectId}/${upload.dataset}/${asset.fileName}`
  // The file comes first, so that a document never points to a missing one.
  if (!(await deps.files.has(path))) await deps.files.write(path, upload.bytes)
  writeAssetRecord(deps.database, {
    path,
    sha1,
    mimeType: asset.mimeType,
    sizeBytes: upload.bytes.byteLength,
    createdAt: deps.surroundings.now(),
  })
  const document = {
    ...upload.fields,
    ...asset.document,
    assetId: sha1,
    sha1hash: sha1,
    uploadId: deps.surroundings.newId(),
    mimeType: asset.mimeType,
    size: upload.bytes.byteLength,
    originalFilename: upload.filename ?? asset.fileName,
    path,
    url: `${deps.publicUrl()}/${path}`,
  }
  return createOnce(document, upload, deps)
}

interface DescribedAsset {
  folder: 'images' | 'files'
  fileName: string
  mimeType: string
  document: {_id: string; _type: string; extension: string; [attribute: string]: unknown}
}

async function describeImage(upload: Upload, sha1: string): Promise<DescribedAsset> {
  const image = await inspectImage(upload.bytes, upload.metadataParts)
  const {extension, mimeType} = imageMediaTypes[image.format]
  const size = `${image.width}x${image.height}`
  return {
    folder: 'images',
    fileName: `${sha1}-${size}.${extension}`,
    mimeType,
    document: {
      _id: `image-${sha1}-${size}-${extension}`,
      _type: 'sanity.imageAsset',
      extension,
      metadata: metadataOf(image),
    },
  }
}

function describeFile(upload: Upload, sha1: string): DescribedAsset {
  const {extension, mimeType} = mediaTypeOfFile(upload.bytes, upload.filename)
  return {
    folder: 'files',
    fileName: `${sha1}.${extension}`,
    mimeType,
    document: {_id: `file-${sha1}-${extension}`, _type: 'sanity.fileAsset', extension},
  }
}

function metadataOf(image: InspectedImage): Record<string, unknown> {
  const {format: _, width, height, ...rest} = image
  return {
    _type: 'sanity.imageMetadata',
    dimensions: {
      _type: 'sanity.imageDimensions',
      width,
      height,
      aspectRatio: width / height,
    },
    ...rest,
  }
}

function createOnce(
  document: DescribedAsset['document'],
  upload: Upload,
  {committer, documents}: UploadDeps,
): StoredDocument {
  const existing = documents.get(upload.dataset, document._id)
  if (existing !== undefined) return existing
  committer.mutate({
    dataset: upload.dataset,
    author: upload.author,
    body: {mutations: [{createIfNotExists: document}]},
  })
  const created = documents.get(upload.dataset, document._id)
  if (created !== undefined) return created
  throw new LakeError('internal', {
    message: `The asset document "${document._id}" is missing after its creation.`,
  })
}
