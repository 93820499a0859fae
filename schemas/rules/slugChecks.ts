export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/
export const slugMaxLength = 80

/** "Señor C++ & Data" → "senor-c-and-data", cut at a word boundary to 80 characters. */
export function slugFromTitle(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`
    if (longer.length > slugMaxLength) break
    slug = longer
  }
  return slug === '' ? (words[0] ?? '').slice(0, slugMaxLength) : slug
}

/**
 * A missing slug is an error too.
 *
 * @param check - further rule of one document type, asked only of well-formed slugs
 */
export function checkSlug(
  slug: string | undefined,
  check?: (slug: string) => true | string,
): true | string {
  if (slug === undefined || slug === '') {
    return 'Press Generate, or type the last part of the address.'
  }
  if (slug.length > slugMaxLength) {
    return `The slug has ${slug.length} characters. Shorten it to ${slugMaxLength} or fewer.`
  }
  if (!slugPattern.test(slug)) {
    return `The slug “${slug}” may hold lower-case letters a–z, digits and single hyphens between words only, for example “${slugFromTitle(slug) || 'product-manager'}”.`
  }
  return check?.(slug) ?? true
}
