import {backgroundHref, hrefOf} from '@crosswalk/schemas/hrefs'
import {publishedIdOf} from '@crosswalk/schemas/rules/publishedId'
import {samePathname} from '@crosswalk/schemas/rules/siteChecks'
import {checkSlug} from '@crosswalk/schemas/rules/slugChecks'

interface Addressed {
  _id: string
  _type: string
  _rev: string
  slug?: {current?: string}
  isTarget?: boolean
  isBackground?: boolean
}

export interface StoredRedirect {
  _id: string
  _rev: string
  from?: string
  to?: string
  toDocument?: {_ref: string}
}

export interface AddressChange {
  /** Old addresses with the new ones. */
  moves: {from: string; to: string}[]
  /** Old addresses that stop being redirects, because the page comes back to them. */
  freed: string[]
  mutations: Record<string, unknown>[]
}

interface AddressChangeInput {
  /** The document as published. */
  published: Addressed
  draft?: {_id: string; _rev: string} | undefined
  newSlug: string
  redirects: readonly StoredRedirect[]
  /** Other documents of any type with the new slug. */
  holders: readonly Addressed[]
}

/**
 * Gives a published page another address and leaves a redirect at the old one, in one transaction.
 *
 * Redirects that led to the old address lead to the new one directly, so readers never pass two. A
 * redirect that stands at the new address is deleted if it belongs to this page (A → B → A), since a
 * page cannot be reached at an address that is redirected.
 *
 * @returns a sentence that says what to do if the address cannot be given
 */
export function planAddressChange(input: AddressChangeInput): AddressChange | string {
  const {published, draft, newSlug, redirects, holders} = input
  const wellFormed = checkSlug(newSlug)
  if (wellFormed !== true) return wellFormed
  const moves = movesOf(published, newSlug)
  if (moves.length === 0) return 'This is the address already. Give another one.'
  const targets = moves.map(({to}) => to)
  const holder = holders.find((other) => addressesOf(other).some((href) => targets.includes(href)))
  if (holder !== undefined) {
    return `The address ${targets[0]} belongs to another page (${holder._id}). Give another one.`
  }
  const standing = redirects.filter(({from = ''}) => targets.some((to) => samePathname(from, to)))
  const foreign = standing.find((redirect) => !leadsTo(redirect, published))
  if (foreign !== undefined) {
    return `The address ${foreign.from} is redirected elsewhere (to ${foreign.to ?? 'another page'}). Delete that redirect first, or give another address.`
  }
  const slug = {_type: 'slug', current: newSlug}
  const own = redirects.filter(
    (redirect) => !standing.includes(redirect) && leadsTo(redirect, published),
  )
  return {
    moves,
    freed: standing.flatMap(({from}) => from ?? []),
    mutations: [
      {patch: {id: published._id, ifRevisionID: published._rev, set: {slug}}},
      ...(draft ? [{patch: {id: draft._id, ifRevisionID: draft._rev, set: {slug}}}] : []),
      ...standing.map(({_id}) => ({delete: {id: _id}})),
      ...own.flatMap((redirect) => collapsed(redirect, moves)),
      ...moves
        .filter(({from}) => !own.some((redirect) => samePathname(redirect.from ?? '', from)))
        .map((move) => ({createOrReplace: redirectFor(published, move)})),
    ],
  }
}

/** Addresses that a document answers at: a target that is a background too has two. */
function addressesOf(document: Addressed): string[] {
  const slug = document.slug?.current
  const hrefs = [hrefOf(document)]
  if (document._type === 'career' && document.isBackground === true && slug) {
    hrefs.push(backgroundHref(slug))
  }
  return [...new Set(hrefs.filter((href) => href !== undefined))]
}

function movesOf(document: Addressed, newSlug: string): AddressChange['moves'] {
  const renamed = addressesOf({...document, slug: {current: newSlug}})
  return addressesOf(document).flatMap((from, place) => {
    const to = renamed[place]
    return to === undefined || to === from ? [] : [{from, to}]
  })
}

function leadsTo({to = '', toDocument}: StoredRedirect, document: Addressed): boolean {
  return (
    toDocument?._ref === document._id ||
    addressesOf(document).some((href) => samePathname(href, to))
  )
}

/** A redirect to an old address, leading to the new one instead. */
function collapsed(redirect: StoredRedirect, moves: AddressChange['moves']) {
  const move = moves.find(({from}) => samePathname(from, redirect.to ?? ''))
  if (move === undefined) return []
  return [{patch: {id: redirect._id, ifRevisionID: redirect._rev, set: {to: move.to}}}]
}

function redirectFor(document: Addressed, {from, to}: {from: string; to: string}) {
  // Only the address of the document itself can follow it; that of a background page is fixed.
  const follows = hrefOf(document) === from
  return {
    _id: `redirect${from.replace(/\/+/g, '-').replace(/-$/, '')}`,
    _type: 'redirect',
    language: 'en',
    from,
    to,
    ...(follows && {
      toDocument: {_type: 'reference', _ref: publishedIdOf(document._id), _weak: true},
    }),
    permanent: true,
    reason: 'slug-change',
    createdFrom: publishedIdOf(document._id),
  }
}
