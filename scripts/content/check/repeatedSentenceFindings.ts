import {beginningOf} from '@crosswalk/schemas/rules/text/lengthLimits'
import {
  comparableSentences,
  maxDocumentsPerSentence,
  SentenceCount,
} from '@crosswalk/schemas/rules/text/repeatedSentences'
import {documentTexts} from './documentTexts.ts'
import type {AnyDocument, Finding} from './finding.ts'

/**
 * Sentences that stand in too many documents, reported where they stand once too often.
 *
 * @param documents - in the order in which the earlier keep the sentence
 */
export function repeatedSentenceFindings(documents: readonly AnyDocument[]): Finding[] {
  const count = new SentenceCount()
  for (const document of documents) count.add(documentTexts(document).map(({text}) => text))
  const isRepeated = count.repeated()

  const holders = new Map<string, string[]>()
  const findings: Finding[] = []
  for (const document of documents) {
    const seen = new Set<string>()
    for (const {field, text} of documentTexts(document)) {
      for (const [wording, sentence] of comparableSentences([text])) {
        if (seen.has(wording) || !isRepeated(wording)) continue
        seen.add(wording)
        const earlier = holders.get(wording) ?? []
        holders.set(wording, [...earlier, document._id])
        if (earlier.length < maxDocumentsPerSentence) continue
        findings.push({
          documentId: document._id,
          documentType: document._type,
          field,
          rule: 'repeated-sentence',
          level: 'error',
          message: `“${beginningOf(sentence)}” stands in ${earlier.slice(0, maxDocumentsPerSentence).join(' and ')} already. Say what is particular here.`,
        })
      }
    }
  }
  return findings
}
