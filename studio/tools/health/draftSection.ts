import type {FormFinding, HealthSection} from './healthReport.ts'

/** Findings that one row names; the form shows the others. */
const named = 6

/**
 * Drafts whose form stops them from being published, each with what is missing.
 *
 * @param findings - of `validateDocument`, for drafts by their published ids
 */
export function draftSection(findings: readonly FormFinding[]): HealthSection {
  const errors = findings.filter(({level}) => level === 'error')
  const byDocument = Map.groupBy(errors, ({documentId}) => documentId)
  return {
    id: 'drafts',
    title: 'Drafts that cannot be published yet',
    allWell: 'Every draft can be published.',
    rows: [...byDocument].map(([documentId, found]) => {
      const messages = [...new Set(found.map(({message}) => message))]
      const further = messages.length - named
      const end = further > 0 ? ` And ${further} more.` : ''
      return {documentId, message: `${messages.slice(0, named).join(' ')}${end}`}
    }),
  }
}
