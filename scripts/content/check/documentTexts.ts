import {plainText, type TextBlock} from '@crosswalk/schemas/rules/plainText'
import {type AnyDocument, fieldOf} from './finding.ts'
import {type Visit, visit} from './schemaWalk.ts'

export interface DocumentText {
  field: string
  /** One line for each block. */
  text: string
  /** Running text is judged as reading matter; a line may be a name or half a sentence. */
  kind: 'running' | 'line'
}

/** Strings that readers never see as our words: for machines, for colleagues, or by somebody else. */
const notOurWords = [
  /\.(language|key|internalNotes|current)$/,
  /^(redirect|linkCheck)\./,
  /^(occupationCode|skillCode)\.(code|label)$/,
  /^(review\.changeSummary|difficultyOverride\.reason|transitionPath\.specialisation)$/,
  /^(step\.requires|questionOption\.value|sourcedFigure\.(unit|region)|price\.currency)$/,
  /^resource\.(title|provider|resourceLanguage)$/,
  /^source\.(title|publisher|licence|attributionHtml)$/,
  /^(person\.name|story\.(quote|firstName)|siteSettings\.name)$/,
]

/** Everything in a document that we say to readers, in the order of its fields. */
export function documentTexts(document: AnyDocument, visits = visit(document)): DocumentText[] {
  return visits.flatMap((at) => textAt(at) ?? [])
}

function textAt({path, value, type, place, inBlock}: Visit): DocumentText | undefined {
  if (inBlock || type === undefined || notOurWords.some((pattern) => pattern.test(place))) return
  if (Array.isArray(value)) {
    if (!type.of?.some(({name}) => name === 'block')) return
    const blocks = value.filter((member: TextBlock) => member._type === 'block')
    return {field: fieldOf(path), text: plainText(blocks), kind: 'running'}
  }
  if (typeof value !== 'string' || type.options?.list !== undefined) return
  if (type.name === 'text') return {field: fieldOf(path), text: value, kind: 'running'}
  if (type.name === 'string') return {field: fieldOf(path), text: value, kind: 'line'}
  return
}
