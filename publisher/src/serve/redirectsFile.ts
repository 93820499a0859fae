import {compilePathPattern} from './pathPattern.ts'

const redirectStatuses = [301, 302, 303, 307, 308] as const
/** Statuses that answer with the content of the destination instead of sending readers there. */
const contentStatuses = [200, 404, 410] as const

export type RedirectStatus = (typeof redirectStatuses)[number]
export type ContentStatus = (typeof contentStatuses)[number]

export interface RedirectRule {
  line: number
  pattern: RegExp
  destination: string
  status: RedirectStatus | ContentStatus
  /** Written with `!`: applies although a file of that name exists. */
  isForced: boolean
}

export interface RedirectsFile {
  rules: RedirectRule[]
  /** One sentence per line that could not be understood. */
  problems: string[]
}

/**
 * Parses a `_redirects` file: `from to [status]`, default 301.
 *
 * Conditions and query matching, which some hosts offer, are refused by name.
 */
export function parseRedirectsFile(text: string): RedirectsFile {
  const rules: RedirectRule[] = []
  const problems: string[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const words = line.replace(/(^|\s)#.*$/, '').trim()
    if (words === '') continue
    const parsed = parseRule(words.split(/\s+/), index + 1)
    if (typeof parsed === 'string') problems.push(`_redirects line ${index + 1}: ${parsed}`)
    else rules.push(parsed)
  }
  return {rules, problems}
}

/** The destination of a rule for a pathname, or `undefined` if it does not apply to it. */
export function destinationOf(rule: RedirectRule, pathname: string): string | undefined {
  const match =
    rule.pattern.exec(pathname) ?? rule.pattern.exec(withOtherTrailingSlash(pathname) ?? pathname)
  if (!match) return undefined
  const destination = rule.destination.replace(
    /:([A-Za-z]\w*)/g,
    (placeholder, name: string) => match.groups?.[name] ?? placeholder,
  )
  // Matching ignores a trailing slash, so "/a /a/" would otherwise send readers round in a circle.
  return destination === pathname ? undefined : destination
}

export function isRedirectStatus(status: number): status is RedirectStatus {
  return redirectStatuses.some((known) => known === status)
}

function parseRule(words: string[], line: number): RedirectRule | string {
  const [from, destination, statusWord = '301', ...rest] = words
  if (from === undefined || !from.startsWith('/')) {
    return `"${from}" is not a path of this site; start it with "/".`
  }
  if (destination === undefined) return `"${from}" has no destination.`
  if (!/^(\/(?!\/)|https?:\/\/)/.test(destination)) {
    return `"${destination}" is neither a path nor an address; query matching is not supported.`
  }
  if (rest.length > 0) return `conditions ("${rest.join(' ')}") are not supported.`
  const isForced = statusWord.endsWith('!')
  const status = Number(isForced ? statusWord.slice(0, -1) : statusWord)
  const known = [...redirectStatuses, ...contentStatuses].find((each) => each === status)
  if (known === undefined) {
    return `status "${statusWord}" is not one of ${[...redirectStatuses, ...contentStatuses].join(', ')}.`
  }
  if (!isRedirectStatus(known) && !destination.startsWith('/')) {
    return `status ${known} shows a page of this site, so "${destination}" must start with "/".`
  }
  return {line, pattern: compilePathPattern(from), destination, status: known, isForced}
}

function withOtherTrailingSlash(pathname: string): string | undefined {
  if (!pathname.endsWith('/')) return `${pathname}/`
  return pathname.length > 1 ? pathname.slice(0, -1) : undefined
}
