import type {Gap, GapRow} from '../loaders/pathGap.ts'
import {countOf, listText} from './words.ts'

/** How many skills the summary names. */
const NAMED_SKILLS = 3

/** The table in words, for readers who skip it. */
export function gapSummary({rows}: Gap, background: string, destination: string): string {
  const inBucket = (bucket: GapRow['bucket']) => rows.filter((row) => row.bucket === bucket)
  const learn = inBucket('learn')
  const close = inBucket('close').length
  const ready = inBucket('have').length
  const opening = `Of the ${countOf(rows.length, 'skill')} that ${destination} work asks for, ${background} work usually brings ${ready} already and comes close in ${close}.`
  if (learn.length === 0) return `${opening} None is left to learn from further back.`
  const named = listText(learn.slice(0, NAMED_SKILLS).map((row) => row.title))
  const rest = learn.length <= NAMED_SKILLS ? named : `above all ${named}`
  return `${opening} Left to learn: ${countOf(learn.length, 'skill')}, ${rest}.`
}
