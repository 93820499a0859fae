import type {Path} from '@sanity/types'
import {type ContentDocument, type ContentIndex, indexContent} from './contentIndex.ts'
import type {ContentRule} from './contentRules.ts'
import {questionFindings} from './questionContent.ts'
import {unreachableFindings} from './reachable.ts'
import {redirectFindings} from './redirectContent.ts'
import {referenceFindings} from './referenceContent.ts'
import {advantageFindings, roadmapFindings, skillFindings} from './relatedContent.ts'
import {sharedNameFindings} from './sharedNames.ts'
import {transitionPathFindings, twinFindings} from './transitionPathContent.ts'

/** One thing to mend, and where. Errors keep a page back; warnings do not. */
export interface ContentFinding {
  documentId: string
  rule: ContentRule
  level: 'error' | 'warning'
  path: Path
  message: string
  /** The other document that the message speaks of, if there is one. */
  otherId?: string
}

/**
 * The rules that need more than one document, over everything that is published together.
 *
 * Rules of a single document stand with its type and run through Sanity's validation.
 *
 * @param newest - id of the document that answers for what it shares with another, such as the one
 *   under edit; without it the first by id is taken for the owner
 * @returns findings in the order of document ids; none if the documents fit together
 */
export function checkContent(
  documents: readonly ContentDocument[],
  newest?: string,
): ContentFinding[] {
  const content = indexContent(documents, newest)
  return [
    ...each(content.all('transitionPath'), content, transitionPathFindings),
    ...each(content.all('advantage'), content, advantageFindings),
    ...each(content.all('learningRoadmap'), content, roadmapFindings),
    ...each(content.all('skill'), content, skillFindings),
    ...each(content.documents, content, referenceFindings),
    ...twinFindings(content),
    ...redirectFindings(content),
    ...questionFindings(content),
    ...sharedNameFindings(content),
    ...unreachableFindings(content),
  ].sort((one, other) =>
    one.documentId === other.documentId ? 0 : one.documentId < other.documentId ? -1 : 1,
  )
}

function each<Document extends ContentDocument>(
  documents: readonly Document[],
  content: ContentIndex,
  findingsOf: (document: Document, content: ContentIndex) => Omit<ContentFinding, 'documentId'>[],
): ContentFinding[] {
  return documents.flatMap((document) =>
    findingsOf(document, content).map((finding) => ({documentId: document._id, ...finding})),
  )
}
