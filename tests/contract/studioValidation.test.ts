import {checkContent} from '@crosswalk/schemas/rules/contentChecks'
import type {ContentDocument} from '@crosswalk/schemas/rules/contentIndex'
import {contentRules} from '@crosswalk/schemas/rules/contentRules'
import type {SanityDocumentStub} from '@sanity/client'
import {describe, expect, test} from 'vitest'
import {contentFindings} from '../../studio/validation/contentFindings.ts'
import {ContentReader} from '../../studio/validation/contentReader.ts'
import {betweenDocuments} from '../support/breaks/betweenDocuments.ts'
import {soundDataset} from '../support/breaks/dataset.ts'
import {startLake} from '../support/startLake.ts'

/** The form itself refuses the first three; the last needs everything there is. */
const elsewhere = new Set(['reference', 'unique-slug', 'unreachable'])

const rules = new Set<string>(contentRules)

describe('the Studio says of one document what the check of all documents says', () => {
  for (const {what, breakIt, expected} of betweenDocuments) {
    const ofStudio = expected.filter(({rule}) => rules.has(rule) && !elsewhere.has(rule))
    if (ofStudio.length === 0) continue
    test(what, async () => {
      const dataset = soundDataset()
      breakIt(dataset)
      const documents = [...dataset.values()]
      // The lake refuses a dangling reference; a weak one is what a forced deletion leaves.
      const {client} = await startLake({documents: documents.map(weakened)})
      const read = new ContentReader(() => client)

      for (const {documentId, rule} of ofStudio) {
        const document = dataset.get(documentId) as unknown as ContentDocument
        const found = await contentFindings(document, read)
        const ofCheck = checkContent(documents as unknown as ContentDocument[]).filter(
          (finding) => finding.documentId === documentId && !elsewhere.has(finding.rule),
        )
        expect(found.map(({rule}) => rule)).toContain(rule)
        expect(bySaying(found)).toEqual(bySaying(ofCheck))
      }
    })
  }
})

function bySaying(findings: readonly {level: string; path: unknown; message: string}[]) {
  return findings.map(({level, path, message}) => JSON.stringify([level, path, message])).toSorted()
}

function weakened(document: object): SanityDocumentStub {
  return JSON.parse(JSON.stringify(document), (_, value) =>
    Object(value)._ref === undefined ? value : {...value, _weak: true},
  )
}
