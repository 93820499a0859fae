import type {Environment} from './environment.ts'
import {pictureArea} from './pictureArea.ts'

/** The part of an image that readers see, as the lake serves it: immutable, named after its content. */
export interface Picture {
  url: string
  /** Pixels of the part. */
  width: number
  height: number
  /** Empty if and only if the image is decorative. */
  alt: string
  /** What stands in its place until it is loaded; `null` for one that shows what is behind it. */
  preview: Preview | null
}

/** A picture of a few pixels, and the part of it that is meant, in shares of its size. */
export interface Preview {
  dataUrl: string
  left: number
  top: number
  width: number
  height: number
}

/** Unchecked fields of an image; see `imageFields`. */
export interface ImageSource {
  assetId?: unknown
  crop?: unknown
  hotspot?: unknown
  lqip?: unknown
  isOpaque?: unknown
}

/**
 * Address and size of what is to be seen of an image, or `null` if its asset id is not one.
 *
 * @param aspectRatio - of the place where it stands, if that has a shape of its own
 */
export type LocateImage = (source: ImageSource, aspectRatio?: number) => Omit<Picture, 'alt'> | null

/**
 * Image addresses follow from the asset id, so content that moved from one
 * lake to another needs no rewriting of the stored `url`.
 *
 * @see Content Lake HTTP reference, "Assets"
 */
export function imageLocator({apiHost, projectId, dataset}: Environment): LocateImage {
  const folder = `${apiHost ?? 'https://cdn.sanity.io'}/images/${projectId}/${dataset}`
  return ({assetId, crop, hotspot, lqip, isOpaque}, aspectRatio) => {
    const parts = /^image-([0-9a-zA-Z]+)-(\d+)x(\d+)-([a-z0-9]+)$/.exec(String(assetId))
    if (parts === null) return null
    const [, hash, width, height, extension] = parts
    const size = {width: Number(width), height: Number(height)}
    const area = pictureArea(size, crop, hotspot, aspectRatio)
    const isWhole = area.width === size.width && area.height === size.height
    const rect = isWhole ? '' : `?rect=${area.left},${area.top},${area.width},${area.height}`
    const isShown = isOpaque !== false && typeof lqip === 'string' && lqip.startsWith('data:image/')
    return {
      url: `${folder}/${hash}-${width}x${height}.${extension}${rect}`,
      width: area.width,
      height: area.height,
      preview: isShown
        ? {
            dataUrl: lqip,
            left: area.left / size.width,
            top: area.top / size.height,
            width: area.width / size.width,
            height: area.height / size.height,
          }
        : null,
    }
  }
}
