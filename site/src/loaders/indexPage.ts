import {latest} from '../content/latest.ts'
import {compareText} from '../content/order.ts'
import type {PageHead, Reviewed} from './parts.ts'

/** All pages of one kind, where their addresses begin. */
export interface IndexPage {
  href: string
  title: string
  head: PageHead
  reviewed: Reviewed
  lead: string
  /** Empty if nothing of the kind is published. */
  groups: IndexGroup[]
}

export interface IndexGroup {
  /** Fragment of the group on its page. */
  anchor: string
  /** `null` on a page with one group. */
  title: string | null
  items: IndexItem[]
}

export interface IndexItem {
  title: string
  href: string
  /** A few words beside the title; may be empty. */
  note: string
}

/** What is listed for itself where it belongs nowhere. */
export const OTHER = {anchor: 'other', title: 'Other'}

interface IndexOptions<Member extends {reviewed: Reviewed}> {
  href: string
  title: string
  /** What the page says while it has members. */
  lead: string
  members: readonly Member[]
  groupOf: (member: Member) => {anchor: string; title: string}
  itemOf: (member: Member) => IndexItem
}

/** Groups by title, what belongs nowhere last; in each the members by title. */
export function index<Member extends {reviewed: Reviewed}>(
  options: IndexOptions<Member>,
): IndexPage {
  const {href, title, members, groupOf, itemOf} = options
  const byAnchor = Map.groupBy(members, (member) => groupOf(member).anchor)
  const groups = [...byAnchor]
    .map(([anchor, own]) => ({
      anchor,
      title: own[0] === undefined ? '' : groupOf(own[0]).title,
      items: own
        .map(itemOf)
        .sort((a, b) => compareText(a.title, b.title) || compareText(a.href, b.href)),
    }))
    .sort(
      (a, b) =>
        Number(a.anchor === OTHER.anchor) - Number(b.anchor === OTHER.anchor) ||
        compareText(a.title, b.title),
    )
  const isEmpty = members.length === 0
  const lead = isEmpty ? 'Nothing of this kind is published yet.' : options.lead
  return {
    href,
    title,
    head: {title, description: lead, ogTitle: title, isHidden: isEmpty, canonicalOverride: null},
    reviewed: {date: latest(members.map(({reviewed}) => reviewed.date)), by: null},
    lead,
    groups: groups.map((group) => (groups.length === 1 ? {...group, title: null} : group)),
  }
}
