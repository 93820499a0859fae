import {type ContentFinding, checkContent} from '@crosswalk/schemas/rules/contentChecks'
import {type ContentDocument, indexContent} from '@crosswalk/schemas/rules/contentIndex'
import type {ContentRule} from '@crosswalk/schemas/rules/contentRules'
import {publishedIdOf} from '@crosswalk/schemas/rules/publishedId'
import {referenceFindings} from '@crosswalk/schemas/rules/referenceContent'
import {referencesIn} from '@crosswalk/schemas/rules/referencesIn'
import {comparedDocuments} from './comparedDocuments.ts'
import type {ContentReader} from './contentReader.ts'

/**
 * The rules between documents for one document under edit, with the messages that the publisher
 * and `content check` give.
 *
 * Reads by reference only, in two short rounds (three for a roadmap), so the size of the dataset does not count.
 * Other documents are taken as editors see them, drafts first: what is edited together is judged
 * together. Left out are the rules that the form has itself (a reference to nothing, a slug that
 * is taken) and the one that needs the whole dataset (`unreachable`), which the Health tool shows.
 */
export async function contentFindings(
  edited: ContentDocument,
  read: ContentReader,
): Promise<ContentFinding[]> {
  const document = {...edited, _id: publishedIdOf(edited._id)}
  const [documents, weakFindings] = await Promise.all([
    neighbourhood(document, read),
    weakReferenceFindings(document, read),
  ])
  const findings = checkContent(documents, document._id).filter(({rule}) => !elsewhere.has(rule))
  const own = findings.filter(({documentId}) => documentId === document._id)
  const ofUsers =
    document._type === 'learningRoadmap'
      ? await findingsOfUsers(document._id, findings, documents, read)
      : []
  return [...own, ...weakFindings, ...ofUsers]
}

const elsewhere: ReadonlySet<ContentRule> = new Set<ContentRule>([
  'reference',
  'weak-reference',
  'unique-slug',
  'unreachable',
])

/** The document, what it refers to, what that refers to, and what it is compared with. */
async function neighbourhood(
  document: ContentDocument,
  read: ContentReader,
): Promise<ContentDocument[]> {
  const known = new Map([[document._id, document]])
  const add = (found: readonly ContentDocument[]) => {
    for (const one of found) if (!known.has(one._id)) known.set(one._id, one)
    return found
  }
  const missing = (documents: Iterable<ContentDocument>) =>
    [...referredIds(documents)].filter((id) => !known.has(id))
  // Each of these waits for the lake once.
  const [compared, linked] = await Promise.all([
    comparedDocuments(document, read),
    read.byIds(missing([document])),
  ])
  add(linked)
  add(compared)
  const ofCompared = missing(compared)
  const [others] = await Promise.all([
    read.byIds(ofCompared).then(add),
    readRing(
      missing(linked).filter((id) => !ofCompared.includes(id)),
      read,
    ).then(add),
  ])
  add(await readRing(missing(others), read))
  for (let rest = parentIds(known); rest.length > 0; rest = parentIds(known)) {
    if (add(await readRing(rest, read)).length === 0) break
  }
  return [...known.values()]
}

function referredIds(documents: Iterable<ContentDocument>): Set<string> {
  return new Set([...documents].flatMap((document) => referencesIn(document).map(({id}) => id)))
}

interface RingDocument {
  parents?: ContentDocument[] | null
}

/** Titles of skills, and the skills above them; nothing else of the second ring is read by a rule. */
async function readRing(ids: readonly string[], read: ContentReader): Promise<ContentDocument[]> {
  const fields = '_id, _type, title, parent'
  const found = await read.byIds(
    ids,
    `{${fields}, "parents": select(defined(parent) => [parent->{${fields}}, parent->parent->{${fields}}])}`,
  )
  return found.flatMap((document) => {
    const {parents, ...one} = document as ContentDocument & RingDocument
    // A parent may have been deleted, or have none itself.
    return [one as ContentDocument, ...(parents ?? []).filter((parent) => parent !== null)]
  })
}

function parentIds(known: ReadonlyMap<string, ContentDocument>): string[] {
  return [...known.values()].flatMap((document) => {
    const id = document._type === 'skill' ? document.parent?._ref : undefined
    return id === undefined || known.has(id) ? [] : [id]
  })
}

/** A weak reference may outlive its document, so here it counts what readers can see. */
async function weakReferenceFindings(
  document: ContentDocument,
  read: ContentReader,
): Promise<ContentFinding[]> {
  const weak = referencesIn(document).filter((reference) => reference.weak)
  const published = await read.publishedIds(weak.map(({id}) => id))
  const index = {...indexContent([]), has: (id = '') => published.has(id)}
  return referenceFindings(document, index)
    .filter(({rule}) => rule === 'weak-reference')
    .map((finding) => ({documentId: document._id, ...finding}))
}

const placeOnRoadmap: Partial<Record<ContentRule, string>> = {
  'roadmap-target': 'target',
  'important-gap-covered': 'phases',
  'gap-covered': 'phases',
}

/** What a roadmap breaks for the paths that use it: an error only where readers would notice. */
async function findingsOfUsers(
  id: string,
  findings: readonly ContentFinding[],
  documents: readonly ContentDocument[],
  read: ContentReader,
): Promise<ContentFinding[]> {
  const content = indexContent(documents)
  const concerned = findings.filter(({rule}) => placeOnRoadmap[rule] !== undefined)
  const published = await read.publishedIds(concerned.map(({documentId}) => documentId))
  return concerned.map((finding) => {
    const path = content.find('transitionPath', {_ref: finding.documentId})
    const from = content.find('career', path?.from)?.title ?? '?'
    const to = content.find('career', path?.to)?.title ?? '?'
    return {
      ...finding,
      documentId: id,
      otherId: finding.documentId,
      level: published.has(finding.documentId) ? finding.level : 'warning',
      path: [placeOnRoadmap[finding.rule] ?? ''],
      message: `For the path “${from} → ${to}”: ${finding.message}`,
    }
  })
}
