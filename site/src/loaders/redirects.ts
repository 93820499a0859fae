import {checkPathname, samePathname} from '@crosswalk/schemas/rules/siteChecks'
import {type Fields, Incomplete, readDocuments} from '../content/normalise.ts'
import type {PageContext} from './context.ts'
import type {RedirectsQueryResult} from './generated.ts'

/** An address that leads to another one. */
export interface Redirect {
  /** Pathname without a page. */
  from: string
  /** Pathname of a page of this build, however many moves lie between. */
  to: string
  isPermanent: boolean
}

interface Hop extends Redirect {
  document: Fields<RedirectsQueryResult[number]>
}

/**
 * The redirects that readers can follow, each straight to its end.
 *
 * Left out with a report line: one whose address has a page, whose address another redirect has
 * taken, that runs in a circle, or that ends where no page is.
 *
 * @param fetched - unchecked redirect documents; the first of two with one address counts
 * @returns by the ids of their documents
 */
export function redirects(fetched: unknown, context: PageContext): Redirect[] {
  const taken = new Set<string>()
  const hops = readDocuments<RedirectsQueryResult[number], Hop>(
    fetched,
    {report: context.report},
    (document) => {
      const hop = readHop(document, context)
      if (taken.has(hop.from)) {
        throw new Incomplete('from', `Another redirect has the address "${hop.from}".`)
      }
      taken.add(hop.from)
      return hop
    },
  )
  const byAddress = new Map(hops.map((hop) => [hop.from, hop]))
  return hops.flatMap((hop) => {
    const redirect = hop.document.orDropped(() => followed(hop, byAddress, context))
    return redirect === null ? [] : [redirect]
  })
}

function readHop(document: Fields<RedirectsQueryResult[number]>, context: PageContext): Hop {
  const from = readPathname(document, 'from', document.text('from'))
  if (context.hasPage(from)) {
    throw new Incomplete('from', `"${from}" is the address of a page in this build.`)
  }
  const documentId = document.optionalText('documentId')
  const href = documentId === null ? undefined : context.hrefOf(documentId)
  const lastKnown = document.optionalText('to')
  if (href === undefined && lastKnown === null) {
    throw new Incomplete('toDocument', 'Leads to no page of this build, and names no address.')
  }
  return {
    from,
    to: href ?? readPathname(document, 'to', lastKnown ?? ''),
    isPermanent: document.raw('permanent') !== false,
    document,
  }
}

/** Pages live in folders: "/a" means "/a/". */
function readPathname(
  document: Fields<RedirectsQueryResult[number]>,
  name: 'from' | 'to',
  pathname: string,
): string {
  const check = checkPathname(pathname)
  if (check !== true) throw new Incomplete(document.pathOf(name), check)
  const isFile = /\.[a-z0-9]+$/.test(pathname)
  return isFile || pathname.endsWith('/') ? pathname : `${pathname}/`
}

function followed(start: Hop, byAddress: ReadonlyMap<string, Hop>, context: PageContext): Redirect {
  const seen = new Set([start.from])
  let {to, isPermanent} = start
  for (let next = byAddress.get(to); next !== undefined; next = byAddress.get(to)) {
    if (seen.has(next.from)) {
      throw new Incomplete('to', `Runs in a circle over "${next.from}", so nobody would arrive.`)
    }
    seen.add(next.from)
    to = next.to
    isPermanent &&= next.isPermanent
  }
  if (samePathname(start.from, to)) throw new Incomplete('to', 'Leads to itself.')
  if (!context.hasPage(to)) {
    throw new Incomplete('to', `Leads to "${to}", which is not a page in this build.`)
  }
  return {from: start.from, to, isPermanent}
}
