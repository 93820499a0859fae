import {type ContentFinding, checkContent} from '@crosswalk/schemas/rules/contentChecks'
import type {ContentDocument} from '@crosswalk/schemas/rules/contentIndex'
import {assetFindings} from './assetFindings.ts'
import {documentTexts} from './documentTexts.ts'
import {type AnyDocument, type Finding, fieldOf} from './finding.ts'
import {hostOf, linkFindings} from './linkFindings.ts'
import {repeatedSentenceFindings} from './repeatedSentenceFindings.ts'
import {schemaFindings} from './schemaFindings.ts'
import {typeNamed, visit} from './schemaWalk.ts'
import {shapeFindings} from './shapeFindings.ts'
import {type NearestPaths, similarPathFindings} from './similarPathFindings.ts'
import {textFindings} from './textFindings.ts'

export interface Report {
  /** By type, in the order of their names. */
  documents: Record<string, number>
  /** Drafts and versions, which are nobody's business until they are published. */
  unpublished: number
  /** By document id, then in the order of the rules. */
  findings: Finding[]
  nearestPaths: NearestPaths
}

interface Options {
  /** Folder of an export, where files of images are looked for. */
  folder?: string | undefined
  onProgress: (text: string) => void
}

/** All rules over everything that is published together. */
export async function checkDocuments(
  source: AsyncIterable<AnyDocument>,
  {folder, onProgress}: Options,
): Promise<Report> {
  const {documents, unpublished, findings} = await collect(source)
  const list = [...documents.values()]
  const ownHost = hostOf(documents.get('siteSettings')?.url)
  const typeOf = (id: string) => documents.get(id)?._type
  const known = list.filter(({_type}) => typeNamed(_type) !== undefined)

  let done = 0
  for (const document of list) {
    const visits = visit(document)
    findings.push(
      ...shapeFindings(document, visits, typeOf),
      ...assetFindings(document, visits, folder),
      ...linkFindings(document, visits, ownHost),
      ...textFindings(document, documentTexts(document, visits)),
      ...(await schemaFindings(document)),
    )
    done += 1
    onProgress(`${done} of ${list.length} documents checked`)
  }
  onProgress('Comparing documents')
  const similar = similarPathFindings(known)
  const all = [
    ...findings,
    // Rules that meet a document of unexpected shape pass over what they do not know.
    ...checkContent(known as unknown as ContentDocument[]).map((finding) =>
      ofDocument(finding, documents),
    ),
    ...repeatedSentenceFindings(known),
    ...similar.findings,
  ]
  return {
    documents: countByType(list),
    unpublished,
    findings: inOrder(withoutRepeats(all)),
    nearestPaths: similar.nearest,
  }
}

async function collect(source: AsyncIterable<AnyDocument>) {
  const documents = new Map<string, AnyDocument>()
  const findings: Finding[] = []
  let unpublished = 0
  for await (const document of source) {
    const {_id, _type} = document
    if (_id.startsWith('drafts.') || _id.startsWith('versions.')) unpublished += 1
    else if (documents.has(_id)) {
      findings.push({
        documentId: _id,
        documentType: _type,
        field: '_id',
        rule: 'unique-id',
        level: 'error',
        message:
          'Another document has this id, and an import keeps only one. Change one of the two.',
      })
    } else documents.set(_id, document)
  }
  return {documents, findings, unpublished}
}

function ofDocument(
  {documentId, rule, level, path, message}: ContentFinding,
  documents: ReadonlyMap<string, AnyDocument>,
): Finding {
  const documentType = documents.get(documentId)?._type ?? ''
  return {documentId, documentType, field: fieldOf(path), rule, level, message}
}

/** A fault that two rules see is one fault: the form has some of the rules for links and filler too. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const placeOf = ({documentId, field}: Finding) => `${documentId} ${field}`
  const formErrors = new Set(
    findings.filter(({rule, level}) => rule.includes('.') && level === 'error').map(placeOf),
  )
  const said = new Set<string>()
  return findings.filter((finding) => {
    if (finding.rule === 'link-syntax' && formErrors.has(placeOf(finding))) return false
    const words = `${placeOf(finding)} ${finding.message}`
    if (said.has(words)) return false
    said.add(words)
    return true
  })
}

function inOrder(findings: readonly Finding[]): Finding[] {
  const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1)
  return findings.toSorted(
    (one, other) =>
      compare(one.documentId, other.documentId) ||
      compare(one.field, other.field) ||
      compare(one.rule, other.rule) ||
      compare(one.message, other.message),
  )
}

function countByType(documents: readonly AnyDocument[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const type of documents.map(({_type}) => _type).sort())
    counts[type] = (counts[type] ?? 0) + 1
  return counts
}
