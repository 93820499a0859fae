import {type Prose, plainText} from './plainText.ts'
import {careerPageTitle} from './titles.ts'

interface SearchTexts {
  title: string
  description: string
}

/** What the fallbacks are made of, of any type with a page; titles of other documents are handed in. */
export interface SearchTextSource {
  _type?: string
  title?: string
  name?: string
  summary?: string
  titleOverride?: string
  durationMonths?: number
  intro?: Prose
  audience?: string
  definition?: string
  description?: string
  body?: Prose
  bio?: string
}

/**
 * What search engines are given when an editor leaves the fields for them empty.
 *
 * @param ends - titles of a path's background and destination
 * @returns empty strings for what is not written yet
 */
export function searchTexts(
  document: SearchTextSource,
  ends: {from?: string | undefined; to?: string | undefined} = {},
): SearchTexts {
  const {title = '', name = ''} = document
  switch (document._type) {
    case 'career':
      return {
        title: title === '' ? '' : careerPageTitle({title}),
        description: document.summary ?? '',
      }
    case 'transitionPath':
      return {
        title:
          document.titleOverride ||
          `${ends.from ?? '?'} to ${ends.to ?? '?'}: ${document.durationMonths ?? '?'}-Month Guide`,
        description: plainText(document.intro),
      }
    case 'learningRoadmap':
      return {title, description: document.audience ?? ''}
    case 'skill':
      return {
        title: title === '' ? '' : `${title}: five levels and how to learn it`,
        description: document.definition ?? '',
      }
    case 'category':
      return {
        title: `${title} careers`,
        description:
          document.description ?? `Careers and backgrounds in ${title}, with their paths.`,
      }
    case 'person':
      return {
        title: name,
        description: document.bio ?? `Guides that ${name} has written and reviewed.`,
      }
    default:
      return {title, description: document.description ?? plainText(document.body)}
  }
}
