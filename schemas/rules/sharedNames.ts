import type {ContentFinding} from './contentChecks.ts'
import type {ContentIndex} from './contentIndex.ts'

type Claim = {id: string; path: ContentFinding['path']; value: string; shown: string}

/**
 * Things that two documents may not share: slugs and titles of careers, names of skills,
 * addresses of resources and old addresses of redirects. Reported on every holder but the first
 * by id, naming the first.
 */
export function sharedNameFindings(content: ContentIndex): ContentFinding[] {
  const fold = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ')
  const inLanguage = (language: string | undefined, text: string) => `${language ?? 'en'} ${text}`

  const titles = content
    .all('career')
    .flatMap(({_id, language, title}): Claim[] =>
      title === undefined
        ? []
        : [{id: _id, path: ['title'], value: inLanguage(language, fold(title)), shown: title}],
    )
  const otherTitles = content.all('career').flatMap(({_id, language, alternateTitles}) =>
    (alternateTitles ?? []).map((title): Claim => {
      return {
        id: _id,
        path: ['alternateTitles'],
        value: inLanguage(language, fold(title)),
        shown: title,
      }
    }),
  )
  const skillNames = content.all('skill').flatMap(({_id, language, title, aliases}) => [
    ...(title === undefined
      ? []
      : [{id: _id, path: ['title'], value: inLanguage(language, fold(title)), shown: title}]),
    ...(aliases ?? []).map((alias) => ({
      id: _id,
      path: ['aliases'],
      value: inLanguage(language, fold(alias)),
      shown: alias,
    })),
  ])
  const addresses = content
    .all('resource')
    .flatMap(({_id, url}): Claim[] =>
      url === undefined ? [] : [{id: _id, path: ['url'], value: normalisedUrl(url), shown: url}],
    )
  return [
    ...shared('error', titles, 'title', 'Rename one, or merge the two careers.'),
    ...shared(
      'warning',
      [...titles, ...otherTitles],
      'title',
      'Remove one, or readers who search for it meet the wrong career.',
      'alternateTitles',
    ),
    ...shared('error', skillNames, 'name', 'Rename one, or merge the two skills.'),
    ...shared('error', addresses, 'address', 'Use one resource in both places.'),
  ]
}

function shared(
  level: ContentFinding['level'],
  claims: readonly Claim[],
  noun: string,
  mend: string,
  onlyPath?: string,
): ContentFinding[] {
  const first = new Map<string, string>()
  const findings: ContentFinding[] = []
  for (const {id, path, value, shown} of claims) {
    const holder = first.get(value)
    if (holder === undefined) first.set(value, id)
    else if (holder !== id && (onlyPath === undefined || path[0] === onlyPath)) {
      findings.push({
        documentId: id,
        level,
        path,
        message: `The ${noun} “${shown}” is already taken by the document ${holder}. ${mend}`,
      })
    }
  }
  return findings
}

/**
 * An address in the form in which two links to one page are equal: lower-case host without
 * `www.`, no fragment, no tracking parameters, the others in order, no slash at the end.
 */
export function normalisedUrl(address: string): string {
  if (!URL.canParse(address)) return address.trim()
  const url = new URL(address)
  const parameters = [...url.searchParams]
    .filter(([name]) => !/^(utm_\w+|ref|fbclid|gclid)$/.test(name))
    .map((pair) => pair.join('='))
    .sort()
  const host = url.host.replace(/^www\./, '')
  const query = parameters.length > 0 ? `?${parameters.join('&')}` : ''
  return `${host}${url.pathname.replace(/\/+$/, '')}${query}`
}
