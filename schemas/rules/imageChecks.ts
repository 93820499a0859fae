interface ImageParent {
  asset?: unknown
  decorative?: boolean
}

/** Errors: an image in use needs words, or the statement that it needs none. */
export function checkAlternativeText(alt: string | undefined, image: unknown): true | string {
  const {asset, decorative} = (image ?? {}) as ImageParent
  if (asset === undefined || decorative === true) return true
  if (alt === undefined || alt.trim() === '') {
    return 'Describe the image for readers who cannot see it, or tick Decorative.'
  }
  return true
}
