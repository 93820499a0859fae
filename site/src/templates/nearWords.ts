import type {NearCareer} from '../loaders/nearCareer.ts'
import {countOf} from './words.ts'

/** "Covers 4 of 10 skills and comes close in 2; 4 are left to learn." */
export function coverageText({have, close, learn}: NearCareer['skillCounts']): string {
  const all = countOf(have + close + learn, 'skill')
  const near = close === 0 ? '' : ` and comes close in ${close}`
  const rest =
    learn === 0 ? 'none is left to learn' : `${learn} ${learn === 1 ? 'is' : 'are'} left to learn`
  return `Covers ${have === 0 ? 'none' : have} of ${all}${near}; ${rest}.`
}
