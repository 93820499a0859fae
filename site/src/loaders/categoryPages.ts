import type {BackgroundPage} from './backgroundPages.ts'
import {type CareerCard, careerCard} from './careerIndex.ts'
import type {CareerPage} from './careerPage.ts'
import type {Category} from './category.ts'
import {Extracts, Kept} from './kept.ts'

export interface CategoryPage extends Category {
  careers: CareerCard[]
  /** Backgrounds of this category that have a page. */
  backgrounds: {id: string; href: string; title: string; pathCount: number}[]
}

interface CareerMember {
  categoryId: string | undefined
  card: CareerCard
}

interface BackgroundMember {
  categoryId: string | undefined
  item: CategoryPage['backgrounds'][number]
}

/** A category without members keeps its page, out of search engines. */
export class CategoryJoin {
  readonly #careers = new Extracts(
    (page: CareerPage): CareerMember => ({categoryId: page.category?.id, card: careerCard(page)}),
  )
  readonly #backgrounds = new Extracts(
    ({category, id, href, title, paths}: BackgroundPage): BackgroundMember => ({
      categoryId: category?.id,
      item: {id, href, title, pathCount: paths.length},
    }),
  )
  readonly #pages = new Kept<CategoryPage[]>()

  pages(
    categories: readonly Category[],
    careers: readonly CareerPage[],
    backgrounds: readonly BackgroundPage[],
  ): CategoryPage[] {
    const members = this.#careers.of(careers)
    const origins = this.#backgrounds.of(backgrounds)
    return this.#pages.of([categories, members, origins], () =>
      categoryPages(categories, members, origins),
    )
  }
}

function categoryPages(
  categories: readonly Category[],
  careers: readonly CareerMember[],
  backgrounds: readonly BackgroundMember[],
): CategoryPage[] {
  const careersIn = Map.groupBy(careers, ({categoryId}) => categoryId)
  const backgroundsIn = Map.groupBy(backgrounds, ({categoryId}) => categoryId)
  return categories.map((category) => {
    const members = careersIn.get(category.id) ?? []
    const origins = backgroundsIn.get(category.id) ?? []
    const isEmpty = members.length + origins.length === 0
    return {
      ...category,
      head: {...category.head, isHidden: category.head.isHidden || isEmpty},
      careers: members.map(({card}) => card),
      backgrounds: origins.map(({item}) => item),
    }
  })
}
