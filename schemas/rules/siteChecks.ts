import {type CheckResult, type Finding, type ReferenceLike, resultOf} from './references.ts'

interface NavigationLike {
  reference?: ReferenceLike
  url?: string
  children?: readonly unknown[]
}

/** An entry leads to one place; two would contradict each other. */
export function checkNavigationLink(entry: NavigationLike | undefined): CheckResult {
  const {reference, url} = entry ?? {}
  if (reference !== undefined && url !== undefined) {
    return [
      {message: 'Choose a page or give an address, not both. Clear one of the two.', path: ['url']},
    ]
  }
  if (reference === undefined && url === undefined) {
    return [
      {
        message: 'Say where the entry leads: choose a page or give an address.',
        path: ['reference'],
      },
    ]
  }
  return true
}

/** Like a link, but an entry that opens a menu may lead nowhere itself. */
export function checkNavigationItem(entry: NavigationLike | undefined): CheckResult {
  const opensMenu = (entry?.children?.length ?? 0) > 0
  if (opensMenu && entry?.reference === undefined && entry?.url === undefined) return true
  return checkNavigationLink(entry)
}

const pathnamePattern = /^\/([a-z0-9-]+\/)*([a-z0-9-]+(\.[a-z0-9]+)?)?$/

/** A pathname of this site: lower case, from the root, without query and fragment. */
export function checkPathname(pathname: string | undefined): true | string {
  if (pathname === undefined || pathnamePattern.test(pathname)) return true
  return `“${pathname}” is not an address on this site. Write it from the first slash to the last, for example “/careers/product-manager/”.`
}

interface RedirectLike {
  from?: string
  to?: string
  toDocument?: ReferenceLike
}

/** `/a/` and `/a` are one address to a reader. */
export function samePathname(one: string, other: string): boolean {
  const bare = (pathname: string) => pathname.replace(/\/+$/, '')
  return bare(one) === bare(other)
}

export function checkRedirect(redirect: RedirectLike | undefined): CheckResult {
  const {from, to, toDocument} = redirect ?? {}
  const findings: Finding[] = []
  if (to === undefined && toDocument === undefined) {
    findings.push({
      message: 'Say where the old address leads: choose a page or give an address.',
      path: ['toDocument'],
    })
  }
  if (from !== undefined && to !== undefined && samePathname(from, to)) {
    findings.push({message: 'The address would lead to itself. Give another one.', path: ['to']})
  }
  if (from !== undefined && samePathname(from, '/')) {
    findings.push({
      message: 'The home page cannot be redirected. Give another old address.',
      path: ['from'],
    })
  }
  return resultOf(findings)
}

const allowedMarkup =
  /<\/?(em|strong|br)\s*\/?>|<a href="https?:\/\/[^"<>\s]+"( rel="[a-z ]+")?>|<\/a>/g

/** A source's credit line may link and emphasise; anything else in angle brackets is refused. */
export function checkAttributionHtml(html: string | undefined): true | string {
  if (html === undefined) return true
  const rest = html.replace(allowedMarkup, '')
  if (!/[<>]/.test(rest)) return true
  return 'Use only links (<a href="https://…">), <em>, <strong> and <br> in the credit line.'
}
