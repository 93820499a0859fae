import {schemaTypes} from '@crosswalk/schemas'
import {type ContentFinding, checkContent} from '@crosswalk/schemas/rules/contentChecks'
import {type ContentDocument, indexContent} from '@crosswalk/schemas/rules/contentIndex'
import type {ContentRule} from '@crosswalk/schemas/rules/contentRules'
import {publishedIdOf} from '@crosswalk/schemas/rules/publishedId'
import {referenceFindings} from '@crosswalk/schemas/rules/referenceContent'
import {referencesIn} from '@crosswalk/schemas/rules/referencesIn'
import {comparedDocuments} from './comparedDocuments.ts'
import type {ContentReader} from './contentReader.ts'
import {skillReferences} from './skillReferences.ts'

/**
 * The rules between documents for one document under edit, with the messages that the publisher
 * and `content check` give.
 *
 * Reads by reference only, and waits for the lake once (three times for a roadmap), so the size of the
 * dataset does not count.
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

/** The document, what it refers to and is compared with, and the skills that those refer to. */
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
    readWithSkills(missing([document]), read),
  ])
  // What is read whole comes before what is read in part.
  add(linked.documents)
  add(compared)
  const others = await readWithSkills(missing(compared), read)
  add(others.documents)
  add([...linked.skills, ...others.skills])
  for (let rest = parentIds(known); rest.length > 0; rest = parentIds(known)) {
    if (add(await read.byIds(rest, skillProjection)).length === 0) break
  }
  return [...known.values()]
}

function referredIds(documents: Iterable<ContentDocument>): Set<string> {
  return new Set([...documents].flatMap((document) => referencesIn(document).map(({id}) => id)))
}

/** Of the skills that a linked document refers to, the rules read their titles and those above them. */
const skillProjection = '{_id, _type, title, parent}'
const skillWithParents = `{_id, _type, title, parent,
  "parents": [parent->${skillProjection}, parent->parent->${skillProjection}]}`
const withSkills = `{..., "skillsNearby": [${skillReferences(schemaTypes)
  .map((path) => [path, `${path}->${skillWithParents}`])
  .map(([path = '', found]) => (path.includes('[]') ? `...coalesce(${found}, [])` : found))
  .join(', ')}]}`

interface NearbySkill {
  parents: (ContentDocument | null)[]
}

/** Documents, and in the same answer the skills that they refer to and those above them. */
async function readWithSkills(
  ids: readonly string[],
  read: ContentReader,
): Promise<{documents: ContentDocument[]; skills: ContentDocument[]}> {
  const found = (await read.byIds(ids, withSkills)) as (ContentDocument & {
    skillsNearby: (NearbySkill | null)[]
  })[]
  const documents = found.map(({skillsNearby: _, ...document}) => document as ContentDocument)
  const skills = found.flatMap(({skillsNearby}) =>
    // Whoever was deleted is null.
    skillsNearby.filter(isThere).flatMap(({parents, ...skill}) => [
      skill as unknown as ContentDocument, // of the projection above
      ...parents.filter(isThere),
    ]),
  )
  return {documents, skills: skills.filter(({_type: type}) => type === 'skill')}
}

function isThere<T>(value: T | null): value is T {
  return value !== null
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
