import type {Environment} from './environment.ts'

/** An image as the lake serves it: immutable, named after its content. */
export interface Picture {
  url: string
  /** Pixels of the original. */
  width: number
  height: number
  /** Empty if and only if the image is decorative. */
  alt: string
}

/** Address and size of an image asset by its document id, or `null` if the id is not one. */
export type LocateImage = (assetId: unknown) => Omit<Picture, 'alt'> | null

/**
 * Image addresses follow from the asset id, so content that moved from one
 * lake to another needs no rewriting of the stored `url`.
 *
 * @see Content Lake HTTP reference, "Assets"
 */
export function imageLocator({apiHost, projectId, dataset}: Environment): LocateImage {
  const folder = `${apiHost ?? 'https://cdn.sanity.io'}/images/${projectId}/${dataset}`
  return (assetId) => {
    const parts = /^image-([0-9a-zA-Z]+)-(\d+)x(\d+)-([a-z0-9]+)$/.exec(String(assetId))
    if (parts === null) return null
    const [, hash, width, height, extension] = parts
    return {
      url: `${folder}/${hash}-${width}x${height}.${extension}`,
      width: Number(width),
      height: Number(height),
    }
  }
}
