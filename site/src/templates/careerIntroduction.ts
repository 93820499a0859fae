import {pathCountPhrase, withArticle} from '@crosswalk/schemas/rules/titles'
import type {CareerPage} from '../loaders/careerPage.ts'

/** The line under the heading. Its count is that of the list on the page. */
export function careerIntroduction({title, paths}: Pick<CareerPage, 'title' | 'paths'>): string {
  const count = paths.length
  if (count === 0) {
    return `${pathCountPhrase(count)} to become ${withArticle(title)}. The skills below show what the role asks for, whatever your starting point.`
  }
  const origin = count === 1 ? `from ${paths[0]?.background}` : 'from various backgrounds'
  const start = count === 1 ? 'It starts' : 'Each starts'
  return `${pathCountPhrase(count)} ${origin} to become ${withArticle(title)}. ${start} from what that work has taught you, names the skills that are missing, and turns them into a roadmap with hours and advice for every stage.`
}
