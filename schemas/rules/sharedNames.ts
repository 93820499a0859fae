import type {ContentFinding} from './contentChecks.ts'
import type {ContentDocument, ContentIndex} from './contentIndex.ts'
import type {ContentRule} from './contentRules.ts'

interface Claim {
  id: string
  path: ContentFinding['path']
  /** Equal for two claims to one thing. */
  value: string
  shown: string
}

/**
 * Things that two documents may not share: slugs, titles of careers, names of skills, addresses
 * of resources and of sources. Reported on every holder but the first by id, naming the first.
 */
export function sharedNameFindings(content: ContentIndex): ContentFinding[] {
  const titles = content.all('career').flatMap((career) => nameClaims(career, ['title']))
  const otherTitles = content
    .all('career')
    .flatMap((career) => nameClaims(career, ['alternateTitles']))
  const skillNames = content
    .all('skill')
    .flatMap((skill) => nameClaims(skill, ['title', 'aliases']))
  const findings = {
    slug: shared(slugClaims(content.documents), {
      rule: 'unique-slug',
      noun: 'slug',
      mend: 'Give one of the two another.',
    }),
    careerTitle: shared(titles, {
      rule: 'unique-career-title',
      noun: 'title',
      mend: 'Rename one, or merge the two careers.',
    }),
    careerName: shared([...titles, ...otherTitles], {
      rule: 'unique-career-name',
      level: 'warning',
      noun: 'title',
      mend: 'Remove one, or readers who search for it meet the wrong career.',
    }).filter(({path}) => path[0] === 'alternateTitles'),
    skillName: shared(skillNames, {
      rule: 'unique-skill-name',
      noun: 'name',
      mend: 'Rename one, or merge the two skills.',
    }),
    resource: shared(addressClaims(content.all('resource')), {
      rule: 'unique-address',
      noun: 'address',
      mend: 'Use one resource in both places.',
    }),
    source: shared(addressClaims(content.all('source')), {
      rule: 'unique-address',
      noun: 'address',
      mend: 'Use one source in both places.',
    }),
  }
  return Object.values(findings).flat()
}

function nameClaims<Name extends string>(
  document: {_id: string; language?: string} & Partial<Record<Name, string | string[]>>,
  fields: readonly Name[],
): Claim[] {
  const fold = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ')
  return fields.flatMap((field) =>
    [document[field] ?? []].flat().map((shown: string) => ({
      id: document._id,
      path: [field],
      value: `${document.language ?? 'en'} ${fold(shown)}`,
      shown,
    })),
  )
}

function slugClaims(documents: readonly ContentDocument[]): Claim[] {
  return documents.flatMap((document): Claim[] => {
    if (!('slug' in document)) return []
    const {_id, _type, language = 'en'} = document
    const slug = document.slug?.current
    if (slug === undefined) return []
    return [{id: _id, path: ['slug'], value: `${_type} ${language} ${slug}`, shown: slug}]
  })
}

function addressClaims(documents: readonly {_id: string; url?: string}[]): Claim[] {
  return documents.flatMap(({_id, url}): Claim[] =>
    url === undefined ? [] : [{id: _id, path: ['url'], value: normalisedUrl(url), shown: url}],
  )
}

interface SharedRule {
  rule: ContentRule
  level?: ContentFinding['level']
  noun: string
  mend: string
}

function shared(
  claims: readonly Claim[],
  {rule, level = 'error', noun, mend}: SharedRule,
): ContentFinding[] {
  const first = new Map<string, string>()
  const findings: ContentFinding[] = []
  for (const {id, path, value, shown} of claims) {
    const holder = first.get(value)
    if (holder === undefined) first.set(value, id)
    else if (holder !== id) {
      findings.push({
        documentId: id,
        rule,
        level,
        path,
        otherId: holder,
        message: `The ${noun} “${shown}” is already taken by the document ${holder}. ${mend}`,
      })
    }
  }
  return findings
}

const trackingParameters = /^(utm_\w+|ref|fbclid|gclid|msclkid|mc_cid|mc_eid|igshid)$/

/** Parameters that follow readers and change nothing about the page. */
export function trackingParametersIn(url: URL): string[] {
  return [...url.searchParams.keys()].filter((name) => trackingParameters.test(name))
}

/**
 * An address in the form in which two links to one page are equal: lower-case host without
 * `www.`, no fragment, no tracking parameters, the others in order, no slash at the end.
 */
export function normalisedUrl(address: string): string {
  if (!URL.canParse(address)) return address.trim()
  const url = new URL(address)
  const parameters = [...url.searchParams]
    .filter(([name]) => !trackingParameters.test(name))
    .map((pair) => pair.join('='))
    .sort()
  const host = url.host.replace(/^www\./, '')
  const query = parameters.length > 0 ? `?${parameters.join('&')}` : ''
  return `${host}${url.pathname.replace(/\/+$/, '')}${query}`
}
