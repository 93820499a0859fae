/**
 * Where a document lives on the site. Nothing else in the project spells a URL
 * of a document; pages, redirects, previews and prose all ask here.
 */

/** Document types with a page, and what their address starts with. */
const folders = {
  career: '/careers/',
  transitionPath: '/paths/',
  learningRoadmap: '/roadmaps/',
  skill: '/skills/',
  category: '/categories/',
  person: '/people/',
  page: '/',
} as const

export type LinkableType = keyof typeof folders

export const linkableTypes = Object.keys(folders) as LinkableType[]

/** Where all paths out of a career are listed. */
const backgroundFolder = '/from/'

/** Pages that exist without a document of their own. */
export const fixedHrefs = {
  home: '/',
  careers: folders.career,
  paths: folders.transitionPath,
  backgrounds: backgroundFolder,
  roadmaps: folders.learningRoadmap,
  skills: folders.skill,
  categories: folders.category,
  people: folders.person,
  assessment: '/assessment/',
  compare: '/compare/',
  search: '/search/',
} as const

/** Feed of all paths. */
export const siteFeedHref = '/rss.xml'

interface Addressable {
  _type: string
  slug?: string | {current?: string | null} | null
  /** A career that is no destination has a background page only. */
  isTarget?: boolean | null
}

function isLinkable(type: string): type is LinkableType {
  return Object.hasOwn(folders, type)
}

/**
 * The address of a document's page, starting and ending with a slash.
 *
 * A career that is only a background lives at its `/from/` page; a projection that leaves
 * `isTarget` out is taken for a target.
 *
 * @returns undefined for types without a page and for documents without a slug
 */
export function hrefOf(document: Addressable): string | undefined {
  const slug = typeof document.slug === 'string' ? document.slug : document.slug?.current
  if (slug === undefined || slug === null || slug === '' || !isLinkable(document._type)) {
    return undefined
  }
  if (document._type === 'career' && document.isTarget === false) return backgroundHref(slug)
  return `${folders[document._type]}${slug}/`
}

/** Where documents live, `:slug` standing for theirs; the first that fits an address is meant. */
export const documentRoutes: readonly {route: string; type: LinkableType}[] = [
  ...linkableTypes
    .filter((type) => type !== 'page')
    .map((type) => ({route: `${folders[type]}:slug/`, type})),
  {route: `${backgroundFolder}:slug/`, type: 'career'},
  {route: `${folders.page}:slug/`, type: 'page'},
]

const provisional = 'without-address-'

/** Stands for the slug that a draft does not have yet, so that it has an address in the preview. */
export function provisionalSlug(publishedId: string): string {
  return `${provisional}${publishedId}`
}

/** The id in a slug that stands for none. */
export function idInSlug(slug: string): string | undefined {
  return slug.startsWith(provisional) ? slug.slice(provisional.length) : undefined
}

/** Like `hrefOf`, in the preview, where a document without a slug has an address too. */
export function previewHrefOf(document: Addressable & {_id: string}): string | undefined {
  return hrefOf(document) ?? hrefOf({...document, slug: provisionalSlug(document._id)})
}

export function backgroundHref(slug: string): string {
  return `${backgroundFolder}${slug}/`
}

export function careerHref(slug: string): string {
  return `${folders.career}${slug}/`
}

/** Feed of the paths to a career. */
export function careerFeedHref(slug: string): string {
  return `${careerHref(slug)}rss.xml`
}

export function pathHref(slug: string): string {
  return `${folders.transitionPath}${slug}/`
}

export function roadmapHref(slug: string): string {
  return `${folders.learningRoadmap}${slug}/`
}

export function skillHref(slug: string): string {
  return `${folders.skill}${slug}/`
}

export function categoryHref(slug: string): string {
  return `${folders.category}${slug}/`
}

export function personHref(slug: string): string {
  return `${folders.person}${slug}/`
}

/** First parts of addresses that the site needs for itself, so a page cannot be called so. */
export const reservedPageSlugs: ReadonlySet<string> = new Set([
  ...[...Object.values(folders), ...Object.values(fixedHrefs)]
    .map((href) => href.split('/')[1] ?? '')
    .filter((part) => part !== ''),
  '404',
  'assets',
  'images',
  'pagefind',
])

export function checkPageSlug(slug: string): true | string {
  if (!reservedPageSlugs.has(slug)) return true
  return `The address /${slug}/ belongs to another part of the site. Choose another slug, for example “about-${slug}”.`
}
