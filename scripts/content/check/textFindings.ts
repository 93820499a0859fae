import {checkFiller} from '@crosswalk/schemas/rules/secondPerson'
import {
  checkDocumentLength,
  checkParagraphLength,
  checkSentenceLength,
} from '@crosswalk/schemas/rules/text/lengthLimits'
import {checkReadingGrade} from '@crosswalk/schemas/rules/text/readingGrade'
import type {DocumentText} from './documentTexts.ts'
import type {AnyDocument, Finding, Rule} from './finding.ts'

/** What an editor would mark in the margin: hard reading, length, filler. All of it warns only. */
export function textFindings(document: AnyDocument, texts: readonly DocumentText[]): Finding[] {
  const running = texts.filter(({kind}) => kind === 'running')
  const words = running.map(({text}) => text)
  const finding = (rule: Rule, field: string, checked: true | string): Finding[] =>
    checked === true
      ? []
      : [
          {
            documentId: document._id,
            documentType: document._type,
            field,
            rule,
            level: 'warning',
            message: checked,
          },
        ]
  return [
    ...finding('reading-grade', '', checkReadingGrade(words)),
    ...finding('document-length', '', checkDocumentLength(document._type, words)),
    ...running.flatMap(({field, text}) => [
      ...finding('sentence-length', field, checkSentenceLength(text)),
      ...finding('paragraph-length', field, checkParagraphLength(text)),
    ]),
    ...texts.flatMap(({field, text}) => finding('filler', field, checkFiller(text))),
  ]
}
