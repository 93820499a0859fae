import {shareEqual} from '../content/shareEqual.ts'
import {Kept, KeptEach} from '../loaders/kept.ts'
import {isDrawable, type SocialCard} from './cardLayout.ts'

interface CardPath {
  params: {slug: string}
  props: {card: SocialCard}
}

/** The addresses of the pictures of pages, without those that cannot be drawn. */
export class DrawablePaths<Page extends {id: string; slug: string}> {
  readonly #cardOf: (page: Page, siteName: string) => SocialCard
  readonly #each = new KeptEach<CardPath[]>()
  readonly #all = new Kept<CardPath[]>()

  constructor(cardOf: (page: Page, siteName: string) => SocialCard) {
    this.#cardOf = cardOf
  }

  /** The same list until a card says something else. */
  of(pages: readonly Page[], siteName: string): CardPath[] {
    const each = this.#each.of(
      pages,
      () => [siteName],
      (page, last) => shareEqual(last, this.#pathsOf(page, siteName)),
      [siteName],
    )
    return this.#all.of([each], () => each.flat())
  }

  #pathsOf(page: Page, siteName: string): CardPath[] {
    const card = this.#cardOf(page, siteName)
    return isDrawable(card) ? [{params: {slug: page.slug}, props: {card}}] : []
  }
}
