import {importanceOptions} from '@crosswalk/schemas/rules/levelScale'
import {capitalise} from './words.ts'

/** "Decisive (5 of 5)" */
export function importanceText(importance: number): string {
  const option = importanceOptions.find(({value}) => value === importance)
  return `${capitalise(option?.title.replace(/^\d · /, '') ?? 'Importance')} (${importance} of 5)`
}
