import {checkContent} from '@crosswalk/schemas/rules/contentChecks'
import type {ContentDocument} from '@crosswalk/schemas/rules/contentIndex'
import type {ContentRule} from '@crosswalk/schemas/rules/contentRules'
import {counted} from '@crosswalk/schemas/rules/counted'
import {monthsSince} from '@crosswalk/schemas/rules/figureChecks'
import {linkProblem} from '@crosswalk/schemas/rules/linkChecks'
import {referencesIn} from '@crosswalk/schemas/rules/referencesIn'
import {assessmentWeakSpots} from './assessmentWeakSpots.ts'

export interface HealthRow {
  documentId: string
  message: string
}

export type SectionId =
  | 'drafts'
  | 'errors'
  | 'names'
  | 'reviews'
  | 'links'
  | 'orphans'
  | 'assessment'
  | 'warnings'

export interface HealthSection {
  id: SectionId
  title: string
  /** What to think of it when there is nothing. */
  allWell: string
  rows: HealthRow[]
}

/** A finding of the form's own rules, which are asked document by document. */
export interface FormFinding extends HealthRow {
  level: string
}

const nameRules: ReadonlySet<ContentRule> = new Set<ContentRule>([
  'unique-slug',
  'unique-career-title',
  'unique-career-name',
  'unique-skill-name',
  'unique-address',
  'unique-path',
])

/**
 * What editors should look after, from everything that is published.
 *
 * @param formFindings - of `validateDocument`, for the same documents
 * @param now - milliseconds since the epoch, UTC
 */
export function healthReport(
  documents: readonly ContentDocument[],
  formFindings: readonly FormFinding[],
  now: number,
): HealthSection[] {
  const findings = checkContent(documents)
  const between = (test: (finding: (typeof findings)[number]) => boolean): HealthRow[] =>
    findings.filter(test).map(({documentId, message}) => ({documentId, message}))
  const ofForm = (level: string): HealthRow[] =>
    formFindings
      .filter((finding) => finding.level === level)
      .map(({documentId, message}) => ({documentId, message}))
  const isSorted = (rule: ContentRule) => nameRules.has(rule) || rule === 'unreachable'
  return [
    {
      id: 'errors',
      title: 'Promises that are not kept',
      allWell: 'Every published document keeps its rules.',
      rows: [
        ...between(({rule, level}) => level === 'error' && !isSorted(rule)),
        ...ofForm('error'),
      ],
    },
    {
      id: 'names',
      title: 'Names and addresses used twice',
      allWell: 'Every name and address is used once.',
      rows: between(({rule}) => nameRules.has(rule)),
    },
    {
      id: 'reviews',
      title: 'Reviews that are due',
      allWell: 'Everything was reviewed within its time.',
      rows: documents.flatMap((document) => reviewRow(document, now)),
    },
    {
      id: 'links',
      title: 'Broken links',
      allWell: 'No link was broken when it was last checked.',
      rows: linkRows(documents),
    },
    {
      id: 'orphans',
      title: 'Documents that no reader comes to',
      allWell: 'Readers can reach every document.',
      rows: between(({rule}) => rule === 'unreachable'),
    },
    {
      id: 'assessment',
      title: 'Weak spots of the assessment',
      allWell: 'The assessment can score every destination.',
      rows: assessmentWeakSpots(documents),
    },
    {
      id: 'warnings',
      title: 'Warnings',
      allWell: 'No rule warns of anything.',
      rows: [
        ...between(({rule, level}) => level === 'warning' && !isSorted(rule)),
        ...ofForm('warning'),
      ],
    },
  ]
}

/** Nobody reads these as text, so nobody reviews them. */
const unreviewedTypes: ReadonlySet<string> = new Set(['redirect', 'navigation'])

function reviewRow(document: ContentDocument, now: number): HealthRow[] {
  if (unreviewedTypes.has(document._type)) return []
  const review = 'review' in document ? document.review : undefined
  const {lastReviewed, reviewCycleMonths = 12} = review ?? {}
  if (lastReviewed === undefined) {
    return [{documentId: document._id, message: 'It was never reviewed.'}]
  }
  const months = monthsSince(lastReviewed, now)
  if (months < reviewCycleMonths) return []
  return [
    {
      documentId: document._id,
      message: `Last reviewed ${months} months ago; it is due every ${reviewCycleMonths} months.`,
    },
  ]
}

/** Broken links by how many roadmaps and paths show them: what most readers meet comes first. */
function linkRows(documents: readonly ContentDocument[]): HealthRow[] {
  return documents
    .flatMap((document) => {
      const problem =
        document._type === 'resource' ? linkProblem(document.checked?.status) : undefined
      return problem === undefined ? [] : [{document, problem}]
    })
    .map(({document, problem}) => ({document, problem, pages: pagesShowing(document, documents)}))
    .toSorted((one, other) => other.pages - one.pages)
    .map(({document, problem, pages}) => ({
      documentId: document._id,
      message: `${problem} It is shown on ${counted(pages, 'page')}. Use “Replace address everywhere” in its menu, or “Replace everywhere” to use another resource.`,
    }))
}

/** Roadmaps with the resource, and the paths that follow them. */
function pagesShowing(resource: ContentDocument, documents: readonly ContentDocument[]): number {
  const refersTo = (document: ContentDocument, ids: ReadonlySet<string>) =>
    referencesIn(document).some(({id}) => ids.has(id))
  const own = new Set([resource._id])
  const roadmaps = documents.filter(
    (document) => document._type === 'learningRoadmap' && refersTo(document, own),
  )
  const roadmapIds = new Set(roadmaps.map(({_id}) => _id))
  const paths = documents.filter(
    (document) =>
      document._type === 'transitionPath' && roadmapIds.has(document.roadmap?._ref ?? ''),
  )
  return roadmaps.length + paths.length
}
