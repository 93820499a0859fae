import {hrefOf} from '../hrefs.ts'
import type {ContentFinding} from './contentChecks.ts'
import type {ContentDocument, ContentIndex} from './contentIndex.ts'
import {referencesIn} from './referencesIn.ts'

type Type = ContentDocument['_type']

/** Readers start at these, or never meet them as documents: questions are asked, redirects pass by. */
const alwaysReached: ReadonlySet<Type> = new Set<Type>([
  'siteSettings',
  'navigation',
  'assessmentSettings',
  'transitionPath',
  'assessmentQuestion',
  'redirect',
])

/** References that say what a document is about, but that no page follows to the other document. */
const unfollowed: Partial<Record<Type, readonly string[]>> = {
  // A background has a page as soon as a path leaves it, whatever advantages are filed under it.
  advantage: ['appliesTo'],
  // The skill's page lists the resource, not the other way round.
  resource: ['skills'],
  assessmentQuestion: ['skill'],
  redirect: ['toDocument'],
}

const howToReach: Partial<Record<Type, string>> = {
  career: 'No path leaves this background, so it has no page. Write a path from it, or delete it.',
  advantage: 'No path uses this advantage. Add it to a path, or delete it.',
  learningRoadmap: 'No path uses this roadmap. Choose it in a path, or delete it.',
  skill:
    'No career, step or advantage that readers can reach names this skill. Use it, or delete it.',
  resource: 'No step uses this resource and no page shows its skills. Use it, or delete it.',
  category: 'No career belongs to this category. Put one into it, or delete it.',
  source: 'Nothing cites this source. Cite it, or delete it.',
  person:
    'Nobody is named here as author or reviewer. Name the person in a document, or delete it.',
  page: 'No menu and no text links to this page. Add it to the navigation, or link to it.',
}

/**
 * Documents that a reader cannot come to by following links from the home page, the menus, the
 * list of careers and the assessment.
 */
export function unreachableFindings(content: ContentIndex): ContentFinding[] {
  const reached = reachedIds(content)
  return content.documents
    .filter(({_id}) => !reached.has(_id))
    .map(({_id, _type}) => ({
      documentId: _id,
      rule: 'unreachable',
      level: 'warning',
      path: [],
      message: howToReach[_type] ?? 'No page leads here. Link to it, or delete it.',
    }))
}

function reachedIds(content: ContentIndex): Set<string> {
  const byId = new Map(content.documents.map((document) => [document._id, document]))
  const byHref = new Map(
    content.documents.flatMap((document): [string, string][] => {
      const href = hrefOf(document)
      return href === undefined ? [] : [[href, document._id]]
    }),
  )
  const resourcesOf = resourcesBySkill(content)
  const roots = content.documents.filter(
    (document) =>
      alwaysReached.has(document._type) ||
      (document._type === 'career' && document.isTarget === true),
  )
  const reached = new Set(roots.map(({_id}) => _id))
  const open = [...roots]
  const reach = (id: string | undefined) => {
    const document = id === undefined || reached.has(id) ? undefined : byId.get(id)
    if (document === undefined) return
    reached.add(document._id)
    open.push(document)
  }
  for (let document = open.pop(); document !== undefined; document = open.pop()) {
    const skipped = unfollowed[document._type] ?? []
    for (const {path, id} of referencesIn(document)) {
      if (!skipped.some((field) => field === path[0])) reach(id)
    }
    for (const url of addressesIn(document)) reach(byHref.get(url.replace(/\/*$/, '/')))
    for (const id of resourcesOf.get(document._id) ?? []) reach(id)
  }
  return reached
}

/** A skill's page lists what teaches it. */
function resourcesBySkill(content: ContentIndex): Map<string, string[]> {
  const bySkill = new Map<string, string[]>()
  for (const {_id, skills} of content.all('resource')) {
    for (const {_ref} of skills ?? []) bySkill.set(_ref, [...(bySkill.get(_ref) ?? []), _id])
  }
  return bySkill
}

/** Menus and the announcement may name a page by its address instead of a reference. */
function addressesIn(document: ContentDocument): string[] {
  if (document._type === 'siteSettings') return [document.announcement?.url ?? []].flat()
  if (document._type !== 'navigation') return []
  return (document.items ?? []).flatMap(({url, children}) =>
    [url, ...(children ?? []).map((child) => child.url)].filter((found) => found !== undefined),
  )
}
