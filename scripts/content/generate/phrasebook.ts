import {hashText, mixed} from '@crosswalk/schemas/rules/text/hash'
import {draw, permutation} from './permutation.ts'
import {type Phrase, type PhraseName, phrases} from './phrases.ts'
import {slots} from './wordLists.ts'

/** Words for the slots that name a document: {from}, {to}, {skill}. */
export type Names = Readonly<Record<string, string>>

/**
 * @param ordinal - counts the uses of a phrase from 0; two ordinals never give the same sentence
 */
export type Say = (name: PhraseName, ordinal: number, names?: Names) => string

/**
 * Words phrases so that none is said twice, without remembering what has been said: the clauses
 * are drawn, and among the sentences they can make each ordinal is given its own by a shuffle.
 * Titles may repeat, being shorter than what counts as a sentence.
 */
export function phrasebook(seed: number): Say {
  return (name, ordinal, names = {}) => {
    const {clauses, end} = parsed[name]
    const own = mixed(seed ^ hashText(name))
    const chosen = clauses.map((list, place) => draw(list.length, own, ordinal, place))
    const pattern = clauses.flatMap((list, place) => list[chosen[place] ?? 0] ?? [])
    const capacity = pattern.reduce((product, clause) => product * clause.capacity, 1)
    if (ordinal >= capacity && end !== '') {
      throw new RangeError(`The phrase ${name} has ${capacity} wordings, too few for ${ordinal}.`)
    }
    const combination = chosen.reduce((hash, place) => mixed(hash ^ (place + 1)), own)
    let rest = permutation(capacity, combination)(ordinal % capacity)
    const take = (words: readonly string[]) => {
      const word = words[rest % words.length] ?? ''
      rest = Math.floor(rest / words.length)
      return word
    }
    const text = pattern.map(({parts}) => parts.map((part) => wordsOf(part, take, names)).join(''))
    return capitalised(text.join(', ')) + end
  }
}

/** Text as it stands, one of several words, or the name of a document. */
type Part = string | {words: readonly string[]; isCapital: boolean} | {name: string}

interface Clause {
  parts: readonly Part[]
  /** How many wordings the clause has. */
  capacity: number
}

/** @param pattern - text with slots: "you {verb} the {things}" */
export function parseClause(pattern: string): Clause {
  const parts = pattern
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part): Part => {
      const [, name] = /^\{(\w+)\}$/.exec(part) ?? []
      if (name === undefined) return part
      const words = slots[name.toLowerCase()]
      return words ? {words, isCapital: name !== name.toLowerCase()} : {name}
    })
  const capacity = parts.reduce(
    (product, part) =>
      product * (typeof part === 'object' && 'words' in part ? part.words.length : 1),
    1,
  )
  return {parts, capacity}
}

const parsed = Object.fromEntries(
  Object.entries<Phrase>(phrases).map(([name, {clauses, end}]) => [
    name,
    {clauses: clauses.map((list) => list.map(parseClause)), end},
  ]),
) as Record<PhraseName, {clauses: Clause[][]; end: Phrase['end']}>

function wordsOf(part: Part, take: (words: readonly string[]) => string, names: Names): string {
  if (typeof part === 'string') return part
  if ('words' in part) return part.isCapital ? capitalised(take(part.words)) : take(part.words)
  const given = names[part.name]
  if (given === undefined) throw new TypeError(`Nothing is given for {${part.name}}.`)
  return given
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
