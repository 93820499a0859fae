import {KeptEach} from './kept.ts'
import type {KeptPages} from './keptPages.ts'
import type {Site} from './site.ts'
import type {SiteFrame} from './siteFrame.ts'

type Kind = keyof KeptPages
type PageOf<K extends Kind> = Site[K][number]

/** What Astro is told of a page: its address, and what its template is given. */
interface PagePath<Page> {
  params: {slug: string}
  props: {frame: SiteFrame; page: Page}
}

const known: {[K in Kind]: KeptEach<PagePath<PageOf<K>>>} = {
  careers: new KeptEach(),
  paths: new KeptEach(),
  roadmaps: new KeptEach(),
  skills: new KeptEach(),
  backgrounds: new KeptEach(),
  categories: new KeptEach(),
  people: new KeptEach(),
  prosePages: new KeptEach(),
}

/** The pages of a kind, and the last good ones that no list names. What is the same is the same object. */
export function pagePaths<K extends Kind>(
  kind: K,
  {frame, kept, ...site}: Pick<Site, K | 'frame' | 'kept'>,
) {
  const listed: readonly PageOf<K>[] = site[kind]
  const unlisted: readonly PageOf<K>[] = kept[kind]
  const pages = unlisted.length === 0 ? listed : [...listed, ...unlisted]
  const paths = known[kind].of(
    pages,
    () => [frame],
    (page) => ({params: {slug: page.slug}, props: {frame, page}}),
    [frame],
  )
  // Astro asks for a list that it could change, and does not.
  return paths as PagePath<PageOf<K>>[]
}
