import {compareText} from '../content/order.ts'
import type {Picture} from '../content/picture.ts'
import type {BackgroundPage} from './backgroundPages.ts'
import type {CareerPage} from './careerPage.ts'
import type {Category} from './category.ts'
import {Extracts, Kept} from './kept.ts'

export interface CareerCard {
  id: string
  href: string
  title: string
  summary: string
  category: string | null
  picture: Picture | null
  pathCount: number
  /** Months of the shortest path; `null` without paths. */
  shortestMonths: number | null
}

export interface CareerIndex {
  /** In the order of the fields; careers without one come last. */
  careers: IndexedCareer[]
  /** Categories that have a career, in the order of the editors. */
  fields: {slug: string; title: string; href: string; count: number}[]
  /** Backgrounds with a page, by title. */
  backgrounds: {slug: string; title: string}[]
}

interface IndexedCareer extends CareerCard {
  /** Slug of its category; empty without one. */
  field: string
  /** Slugs of the backgrounds that a path to it starts from. */
  origins: string[]
}

export function careerCard(page: CareerPage): CareerCard {
  const months = page.paths.map((path) => path.months)
  return {
    id: page.id,
    href: page.href,
    title: page.title,
    summary: page.summary,
    category: page.category?.title ?? null,
    picture: page.picture,
    pathCount: page.paths.length,
    shortestMonths: months.length > 0 ? Math.min(...months) : null,
  }
}

/** The list of careers, made again only if something else is said in it. */
export class CareerIndexJoin {
  readonly #careers = new Extracts((page: CareerPage): ListedCareer => {
    return {
      card: careerCard(page),
      categoryId: page.category?.id,
      backgroundIds: [...new Set(page.paths.map((path) => path.backgroundId))],
    }
  })
  readonly #backgrounds = new Extracts(({id, slug, title}: BackgroundPage) => ({id, slug, title}))
  readonly #index = new Kept<CareerIndex>()

  /** @param categories - in the order of the editors */
  index(
    careers: readonly CareerPage[],
    categories: readonly Category[],
    backgrounds: readonly BackgroundPage[],
  ): CareerIndex {
    const listed = this.#careers.of(careers)
    const origins = this.#backgrounds.of(backgrounds)
    return this.#index.of([listed, categories, origins], () =>
      careerIndex(listed, categories, origins),
    )
  }
}

interface ListedCareer {
  card: CareerCard
  categoryId: string | undefined
  /** Of the paths to it. */
  backgroundIds: string[]
}

function careerIndex(
  careers: readonly ListedCareer[],
  categories: readonly Category[],
  backgrounds: readonly Pick<BackgroundPage, 'id' | 'slug' | 'title'>[],
): CareerIndex {
  const origins = new Map(backgrounds.map(({id, slug}) => [id, slug]))
  const members = Map.groupBy(careers, ({categoryId}) =>
    categories.find(({id}) => id === categoryId),
  )
  const indexed = ({card, categoryId, backgroundIds}: ListedCareer): IndexedCareer => ({
    ...card,
    field: categories.find(({id}) => id === categoryId)?.slug ?? '',
    origins: [...new Set(backgroundIds.flatMap((id) => origins.get(id) ?? []))],
  })
  return {
    careers: [...categories, undefined].flatMap((field) => (members.get(field) ?? []).map(indexed)),
    fields: categories.flatMap((category) => {
      const {slug, title, href} = category
      const count = members.get(category)?.length ?? 0
      return count === 0 ? [] : [{slug, title, href, count}]
    }),
    backgrounds: backgrounds
      .map(({slug, title}) => ({slug, title}))
      .sort((a, b) => compareText(a.title, b.title) || compareText(a.slug, b.slug)),
  }
}
