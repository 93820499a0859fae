import {countWords, type Prose, plainText} from './plainText.ts'

/*
 * Makers of the checks that repeat across types. Each accepts a missing value:
 * whether a value must be there is a rule of its own with a message of its own.
 */

type Check<T> = (value: T | null | undefined) => true | string

/** What a check of a length allows, so that a form can say it before the text is too long. */
export interface Limits {
  min: number
  max: number
  unit: 'characters' | 'words'
}

type LengthCheck<T> = Check<T> & {limits: Limits}

/** @param what - subject of the message, with its article: "The title" */
export function lengthBetween(what: string, min: number, max: number): LengthCheck<string> {
  const check: Check<string> = (text) => {
    if (text === undefined || text === null) return true
    const length = text.trim().length
    if (length < min) return `${what} has ${length} characters. Write at least ${min}.`
    if (length > max) return `${what} has ${length} characters. Shorten it to ${max} or fewer.`
    return true
  }
  return Object.assign(check, {limits: {min, max, unit: 'characters' as const}})
}

export function wordsBetween(what: string, min: number, max: number): LengthCheck<Prose | string> {
  const check: Check<Prose | string> = (value) => {
    if (value === undefined || value === null) return true
    const words = countWords(typeof value === 'string' ? value : plainText(value))
    if (words < min) return `${what} has ${words} words. Write at least ${min}.`
    if (words > max) return `${what} has ${words} words. Shorten it to ${max} or fewer.`
    return true
  }
  return Object.assign(check, {limits: {min, max, unit: 'words' as const}})
}

/** @param items - plural of what is listed: "skills" */
export function countBetween(items: string, min: number, max: number): Check<readonly unknown[]> {
  return (list) => {
    if (list === undefined || list === null) return true
    const {length} = list
    if (length < min)
      return `There are ${length} ${items} here. Add more until there are at least ${min}.`
    if (length > max)
      return `There are ${length} ${items} here. Remove some until there are at most ${max}.`
    return true
  }
}

/** @param unit - what the number counts, in the message: "months" */
export function wholeNumberBetween(unit: string, min: number, max: number): Check<number> {
  return (value) => {
    if (value === undefined || value === null) return true
    if (Number.isInteger(value) && value >= min && value <= max) return true
    return `${value} does not fit. Give a whole number of ${unit} from ${min} to ${max}.`
  }
}
