import type {ContentFinding} from '@crosswalk/schemas/rules/contentChecks'
import type {ContentDocument} from '@crosswalk/schemas/rules/contentIndex'
import type {CustomValidator, Rule, SchemaTypeDefinition} from 'sanity'
import {contentFindings} from './contentFindings.ts'
import {ContentReader, type GetClient} from './contentReader.ts'
import {latestFindings} from './latestFindings.ts'

/** Adds the rules between documents to those that stand with the type of a document. */
export function withContentRules(type: SchemaTypeDefinition): SchemaTypeDefinition {
  if (type.type !== 'document') return type
  // Our types give their rules as one function; Sanity's definition allows other shapes.
  const own = type.validation as ((rule: Rule) => Rule | Rule[]) | undefined
  const validation = (rule: Rule) => [
    ...[own?.(rule) ?? []].flat(),
    rule.custom(ofLevel('error')),
    rule.custom(ofLevel('warning')).warning(),
  ]
  return {...type, validation} as SchemaTypeDefinition
}

/** Sanity gives a level to a rule, not to a finding; the two rules share one reading. */
function ofLevel(level: ContentFinding['level']): CustomValidator {
  return async (_, {document, getClient}) => {
    if (document === undefined) return true
    // Drafts are checked while they grow, and the rules pass over what is not there.
    const findings = await findingsOf(document as unknown as ContentDocument, getClient)
    const found = findings.filter((finding) => finding.level === level)
    return found.length === 0 ? true : found.map(({message, path}) => ({message, path}))
  }
}

const readings = new WeakMap<ContentDocument, Promise<ContentFinding[]>>()

function findingsOf(document: ContentDocument, getClient: GetClient): Promise<ContentFinding[]> {
  const known = readings.get(document)
  if (known !== undefined) return known
  const start = performance.now()
  const reading = contentFindings(document, new ContentReader(getClient))
  readings.set(document, reading)
  reading.then(
    (findings) => {
      // Shows in the browser's profiler, and is what the benchmark reads.
      performance.measure('rules between documents', {start})
      latestFindings.set(document._id, findings)
    },
    // Asked again at the next change; this run reports the failure itself.
    () => readings.delete(document),
  )
  return reading
}
