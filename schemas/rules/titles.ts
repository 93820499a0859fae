import {slugFromTitle} from './slugChecks.ts'

interface Named {
  title?: string | null
}

interface WithSpecialisations extends Named {
  specialisations?: readonly {key?: string | null; title?: string | null}[] | null
}

/** The specialisation that a path names by key; undefined if it names none or one that is gone. */
export function findSpecialisation<T extends {key?: string | null}>(
  specialisations: readonly T[] | null | undefined,
  key: string | null | undefined,
): T | undefined {
  if (key === undefined || key === null || key === '') return undefined
  return specialisations?.find((specialisation) => specialisation.key === key)
}

interface PathTitleParts {
  titleOverride?: string | null
  from?: Named | null
  to?: WithSpecialisations | null
  specialisation?: string | null
  durationMonths?: number | null
}

/**
 * “From Software Engineer to Product Manager: Your 9-Month Transition Guide”.
 *
 * @returns the override if there is one; undefined while a part is missing
 */
export function pathTitle(path: PathTitleParts): string | undefined {
  const override = path.titleOverride?.trim()
  if (override) return override
  const from = path.from?.title
  const to = destinationTitle(path)
  if (!from || !to || !path.durationMonths) return undefined
  return `From ${from} to ${to}: Your ${path.durationMonths}-Month Transition Guide`
}

/** Where a path leads in a reader's words: the specialisation if it has one, else the career. */
export function destinationTitle({
  to,
  specialisation,
}: Pick<PathTitleParts, 'to' | 'specialisation'>): string | undefined {
  return findSpecialisation(to?.specialisations, specialisation)?.title ?? to?.title ?? undefined
}

interface PathSlugParts {
  from: {slug?: string | null} | null | undefined
  to:
    | {
        slug?: string | null
        specialisations?: readonly {key?: string | null; title?: string | null}[] | null
      }
    | null
    | undefined
  specialisation?: string | null | undefined
}

/** `software-engineer-to-product-manager`; an end that is not chosen yet is left out. */
export function defaultPathSlug({from, to, specialisation}: PathSlugParts): string {
  const variant = findSpecialisation(to?.specialisations, specialisation)?.title
  const destination = variant ? slugFromTitle(variant) : to?.slug
  return [from?.slug, destination].filter(Boolean).join('-to-')
}

/** “How to Become a Product Manager”, “How to Become an Actuary”. */
export function careerPageTitle(career: {title: string}): string {
  return `How to Become ${withArticle(career.title)}`
}

/**
 * Puts “a” or “an” before a title by its first sound, as far as spelling tells.
 * Abbreviations are read letter by letter: an “SQL Developer”, a “UX Designer”.
 */
export function withArticle(title: string): string {
  const first = title.trim().split(/[\s/-]/)[0] ?? ''
  const isAbbreviation = /^[A-Z]{2,}s?$/.test(first)
  const startsWithVowelSound = isAbbreviation
    ? /^[AEFHILMNORSX]/.test(first)
    : /^(hono|heir|hour)/i.test(first) || /^(?!uni|use|usa|eu|one)[aeiou]/i.test(first)
  return `${startsWithVowelSound ? 'an' : 'a'} ${title}`
}

/** The plural that the career gives, or its title with an s. */
export function pluralTitle(career: {title: string; pluralTitle?: string | null}): string {
  return career.pluralTitle || `${career.title}s`
}

/**
 * The line below a career's heading. The count is that of the list shown, so “n+” stays true;
 * below three it would promise too much.
 *
 * @param count - paths listed on the page
 */
export function pathCountPhrase(count: number): string {
  if (count === 0) return 'No transition path is published yet'
  if (count === 1) return '1 transition path'
  return count === 2 ? '2 transition paths' : `${count}+ transition paths`
}
