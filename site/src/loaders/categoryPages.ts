import type {BackgroundPage} from './backgroundPages.ts'
import {type CareerCard, careerCard} from './careerIndex.ts'
import type {CareerPage} from './careerPage.ts'
import type {Category} from './category.ts'

export interface CategoryPage extends Category {
  careers: CareerCard[]
  /** Backgrounds of this category that have a page. */
  backgrounds: {id: string; href: string; title: string; pathCount: number}[]
}

/** A category without members keeps its page, out of search engines. */
export function categoryPages(
  categories: readonly Category[],
  careers: readonly CareerPage[],
  backgrounds: readonly BackgroundPage[],
): CategoryPage[] {
  const careersIn = Map.groupBy(careers, (career) => career.category?.id)
  const backgroundsIn = Map.groupBy(backgrounds, (background) => background.category?.id)
  return categories.map((category) => {
    const members = careersIn.get(category.id) ?? []
    const origins = backgroundsIn.get(category.id) ?? []
    const isEmpty = members.length + origins.length === 0
    return {
      ...category,
      head: {...category.head, isHidden: category.head.isHidden || isEmpty},
      careers: members.map(careerCard),
      backgrounds: origins.map(({id, href, title, paths}) => ({
        id,
        href,
        title,
        pathCount: paths.length,
      })),
    }
  })
}
