import {backgroundHref, hrefOf} from '../hrefs.ts'
import type {ContentFinding} from './contentChecks.ts'
import type {ContentDocument, ContentIndex} from './contentIndex.ts'
import type {ContentRule} from './contentRules.ts'
import {samePathname} from './siteChecks.ts'

/** Old addresses are unique, lead somewhere, never in circles, and belong to no live page. */
export function redirectFindings(content: ContentIndex): ContentFinding[] {
  const redirects = content.all('redirect').flatMap(({_id, from, to, toDocument}) => {
    if (from === undefined) return []
    return [{_id, from, to: liveHref(content, toDocument) ?? to}]
  })
  const live = liveHrefs(content)
  return redirects.flatMap((redirect, index): ContentFinding[] => {
    const finding = (rule: ContentRule, message: string, otherId?: string): ContentFinding => ({
      documentId: redirect._id,
      rule,
      level: 'error',
      path: ['from'],
      message,
      ...(otherId === undefined ? {} : {otherId}),
    })
    const twin = redirects.slice(0, index).find(({from}) => samePathname(from, redirect.from))
    const page = live.get(redirect.from.replace(/\/*$/, '/'))
    return [
      ...(twin
        ? [
            finding(
              'redirect-unique',
              `${redirect.from} is already redirected by the document ${twin._id}. Delete one of the two.`,
              twin._id,
            ),
          ]
        : []),
      ...(page
        ? [
            finding(
              'redirect-live-page',
              `${redirect.from} is the address of a live page (${page}). Delete the redirect, or change the address of the page.`,
              page,
            ),
          ]
        : []),
      ...(leadsBack(redirect, redirects)
        ? [
            finding(
              'redirect-circle',
              `${redirect.from} leads back to itself through other redirects. Delete one of them.`,
            ),
          ]
        : []),
    ]
  })
}

interface Hop {
  from: string
  to: string | undefined
}

function leadsBack(start: Hop, redirects: readonly Hop[]): boolean {
  const seen = new Set<Hop>()
  let hop: Hop | undefined = start
  while (hop?.to !== undefined && !seen.has(hop)) {
    seen.add(hop)
    const {to}: Hop = hop
    hop = redirects.find(({from}) => to !== undefined && samePathname(from, to))
  }
  return hop === start
}

const pageTypes = [
  'career',
  'transitionPath',
  'learningRoadmap',
  'skill',
  'category',
  'person',
  'page',
] as const satisfies readonly ContentDocument['_type'][]

function liveHrefs(content: ContentIndex): Map<string, string> {
  return new Map(
    pageTypes.flatMap((type) =>
      content.all(type).flatMap((document): [string, string][] => {
        const slug = document.slug?.current
        const background =
          document._type === 'career' && document.isBackground === true && slug !== undefined
            ? backgroundHref(slug)
            : undefined
        return [hrefOf(document), background].flatMap((href): [string, string][] =>
          href === undefined ? [] : [[href, document._id]],
        )
      }),
    ),
  )
}

function liveHref(content: ContentIndex, reference: {_ref: string} | undefined) {
  for (const type of pageTypes) {
    const document = content.find(type, reference)
    if (document !== undefined) return hrefOf(document)
  }
  return undefined
}
