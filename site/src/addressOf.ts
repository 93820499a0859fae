/** Where the site lies on its host: empty at the root, else a folder such as `/guides`. */
const ROOT = import.meta.env.BASE_URL.replace(/\/$/, '')

/**
 * What a browser needs to find an href.
 *
 * Page data holds pathnames of the site, which may be a folder of its host; fragments and addresses
 * elsewhere stay as they are. Whatever prints or follows an href asks here, and nothing else knows.
 */
export function addressOf<Href extends string | null | undefined>(href: Href): Href | string {
  return href?.startsWith('/') ? `${ROOT}${href}` : href
}
