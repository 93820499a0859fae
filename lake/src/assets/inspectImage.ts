import {encode as encodeBlurHash} from 'blurhash'
import sharp, {type Metadata, type SharpOptions} from 'sharp'
import {rgbaToThumbHash} from 'thumbhash'
import {LakeError} from '../errors.ts'
import {type ExifMetadata, type Geopoint, parseExif} from './exif.ts'
import {findImageFormat, type ImageFormat} from './mediaType.ts'
import {type Palette, paletteOf} from './palette.ts'

/** Larger images are refused before they are decoded. */
const largestInputPixels = 256_000_000

/** Refuses truncated and damaged files instead of guessing the missing part. */
export const decoding: SharpOptions = {limitInputPixels: largestInputPixels, failOn: 'error'}

export type MetadataPart = 'palette' | 'lqip' | 'blurhash' | 'thumbhash' | 'exif' | 'location'

export interface InspectedImage {
  format: ImageFormat
  /** Pixels, after EXIF orientation. */
  width: number
  height: number
  hasAlpha: boolean
  isOpaque: boolean
  /** Data URL, 20 pixels wide. */
  lqip?: string
  blurHash?: string
  /** Base64. */
  thumbHash?: string
  palette?: Palette
  exif?: ExifMetadata
  location?: Geopoint
}

/**
 * Decodes an uploaded image and describes it.
 *
 * SVGs have only dimensions: they are drawings, not pixels.
 *
 * @throws LakeError `validation` when the bytes are not one of the supported formats, are damaged
 *   or truncated, or hold more than 256 megapixels
 */
export async function inspectImage(
  bytes: Uint8Array,
  parts: ReadonlySet<MetadataPart>,
): Promise<InspectedImage> {
  const format = findImageFormat(bytes)
  if (format === undefined) {
    throw invalidImage('the content is not JPEG, PNG, GIF, WebP, AVIF, TIFF or SVG')
  }
  try {
    const metadata = await sharp(bytes, decoding).metadata()
    if (metadata.format !== decoderOf[format]) throw invalidImage('its parts contradict each other')
    const {width, height} = metadata.autoOrient
    if (width * height > largestInputPixels) {
      throw invalidImage(`${width}×${height} pixels are more than 256 megapixels`)
    }
    const {hasAlpha} = metadata
    const basics = {format, width, height, hasAlpha}
    if (format === 'svg') {
      await sharp(bytes, decoding).resize(16, 16, {fit: 'inside'}).raw().toBuffer()
      return {...basics, isOpaque: false}
    }
    const {exif, location} = parseExif(metadata.exif)
    return {
      ...basics,
      ...(await describePixels(bytes, metadata, parts)),
      ...(exif && parts.has('exif') && {exif}),
      ...(location && parts.has('location') && {location}),
    }
  } catch (error) {
    if (error instanceof LakeError) throw error
    // sharp throws plain errors whose text is libvips'.
    throw invalidImage(error instanceof Error ? firstLine(error.message) : String(error), error)
  }
}

const decoderOf: Record<ImageFormat, Metadata['format']> = {
  jpeg: 'jpeg',
  png: 'png',
  gif: 'gif',
  webp: 'webp',
  avif: 'heif',
  tiff: 'tiff',
  svg: 'svg',
}

async function describePixels(
  bytes: Uint8Array,
  metadata: Metadata,
  parts: ReadonlySet<MetadataPart>,
): Promise<Omit<InspectedImage, 'format' | 'width' | 'height' | 'hasAlpha'>> {
  // Decodes the whole image once; the previews below are all made from this small raster.
  const {data, info} = await sharp(bytes, decoding)
    .autoOrient()
    .resize(100, 100, {fit: 'inside', withoutEnlargement: true})
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({resolveWithObject: true})
  const isOpaque = !metadata.hasAlpha || (await sharp(bytes, decoding).stats()).isOpaque
  const palette = parts.has('palette') ? paletteOf(data) : undefined
  return {
    isOpaque,
    ...(parts.has('lqip') && {lqip: await lqipOf(data, info, isOpaque)}),
    ...(parts.has('blurhash') && {
      blurHash: encodeBlurHash(new Uint8ClampedArray(data), info.width, info.height, 4, 3),
    }),
    ...(parts.has('thumbhash') && {
      thumbHash: Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64'),
    }),
    ...(palette !== undefined && {palette}),
  }
}

async function lqipOf(
  data: Buffer,
  info: {width: number; height: number},
  isOpaque: boolean,
): Promise<string> {
  const raster = {raw: {width: info.width, height: info.height, channels: 4 as const}}
  const small = sharp(data, raster).resize(20, null, {fit: 'inside'})
  if (isOpaque) {
    const jpeg = await small.removeAlpha().jpeg({quality: 60}).toBuffer()
    return `data:image/jpeg;base64,${jpeg.toString('base64')}`
  }
  const png = await small.png({compressionLevel: 9}).toBuffer()
  return `data:image/png;base64,${png.toString('base64')}`
}

function invalidImage(reason: string, cause?: unknown): LakeError {
  return new LakeError('validation', {
    message: `Invalid image: ${reason}. Upload another file, or upload it as a file instead of an image.`,
    cause,
  })
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text
}
