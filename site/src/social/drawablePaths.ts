import {isDrawable, type SocialCard} from './cardLayout.ts'

interface CardPath {
  params: {slug: string}
  props: {card: SocialCard}
}

/** What was worked out for a page, for as long as it is the same object. */
const known = new WeakMap<object, {siteName: string; paths: CardPath[]}>()

/** The addresses of the pictures of pages, without those that cannot be drawn. */
export function drawablePaths<Page extends {slug: string}>(
  pages: readonly Page[],
  siteName: string,
  cardOf: (page: Page, siteName: string) => SocialCard,
): CardPath[] {
  return pages.flatMap((page) => {
    const before = known.get(page)
    if (before?.siteName === siteName) return before.paths
    const card = cardOf(page, siteName)
    const paths = isDrawable(card) ? [{params: {slug: page.slug}, props: {card}}] : []
    known.set(page, {siteName, paths})
    return paths
  })
}
