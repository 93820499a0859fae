import {createHash} from 'node:crypto'
import {documentTypeNames, singletonIds} from '@crosswalk/schemas'
import type {SanityDocumentStub} from '@sanity/client'
import {type FieldType, typeNamed} from '../../scripts/content/check/schemaWalk.ts'

/** A picture of one pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const pixelId = `image-${createHash('sha1').update(pixel).digest('hex')}-1x1-png`

/** The function of the page that hostile words try to call, with the name of their field. */
export const TRIPWIRE = 'tripwire'

/** Longest word of a field, and of some that many pages print; browsers take their time over it. */
const LONG = 400
const LONGEST = 10_000
const longest = new Set(['hostile-career title', 'hostile-skill title', 'hostile-page title'])

/**
 * Two documents of each type with every field filled in from the schema, so that a field that is
 * added is hostile too: markup and addresses that call the tripwire, words without an end, text from
 * right to left, emoji, and letters that XML does not allow.
 */
export function hostileContent(): SanityDocumentStub[] {
  const ids = documentTypeNames.flatMap((type) => [`hostile-${type}`, `hostile-${type}-b`])
  const documents = [...ids, ...singletonIds].map((id) => hostileDocument(id))
  const statements = [...'riasec'].flatMap((interestType) =>
    ['-a', '-b'].map((name) => ({
      ...hostileDocument('hostile-assessmentQuestion'),
      ...{_id: `hostile-${interestType}${name}`, key: `${interestType}${name}`},
      ...{kind: 'interest', interestType},
    })),
  )
  return [...documents, ...statements]
}

function hostileDocument(id: string): SanityDocumentStub {
  const type = id.replace(/^hostile-|-b$/g, '')
  const schema = typeNamed(type)
  if (schema === undefined) throw new Error(`The schema has no type ${type}.`)
  return {...objectOf(schema, type, id), _id: id, _type: type, ...sound[id]}
}

/** What has to be right for the rest to be shown at all. */
const sound: Record<string, Record<string, unknown>> = {
  'hostile-transitionPath': {from: reference('hostile-career-b')},
  'hostile-transitionPath-b': {to: reference('hostile-career-b'), specialisation: null},
  siteSettings: {requestUrl: 'mailto:guides@site.example'},
  assessmentSettings: {
    maxSkillQuestions: 14,
    bands: [0.5, 0].map((minimumScore, index) => ({
      ...{_key: `${index}`, _type: 'assessmentBand', key: `band-${index}`, minimumScore},
      title: hostileWords('assessmentBand.title', LONG),
      resultCopy: blocks('assessmentBand.resultCopy'),
    })),
  },
}

const soundFields: Record<string, unknown> = {
  'skill.parent': reference('hostile-skill-b'),
  'skillTransfer.toSkill': reference('hostile-skill-b'),
  'skillTransfer.strength': 0.5,
  'assessmentWeights.readiness': 0.55,
  'assessmentWeights.interest': 0.25,
  'assessmentWeights.feasibility': 0.2,
  'assessmentBand.minimumScore': 0,
  'interestProfile.r': 5,
  'seo.noindex': false,
  'image.decorative': false,
  'navigationItem.reference': undefined,
  'step.requires': [],
  'career.pageStatus': 'full',
}

function objectOf(schema: FieldType, place: string, id: string): Record<string, unknown> {
  const entries = (schema.fields ?? []).map(({name, type}) => {
    const field = `${place}.${name}`
    return [
      name,
      Object.hasOwn(soundFields, field) ? soundFields[field] : valueFor(type, field, id),
    ]
  })
  return Object.fromEntries(entries)
}

function valueFor(type: FieldType, place: string, id: string): unknown {
  const [listed] = type.options?.list ?? []
  if (listed !== undefined) return typeof listed === 'object' ? Object(listed).value : listed
  const [field = ''] = place.split('.').slice(-1)
  switch (rootOf(type)) {
    case 'slug':
      return {_type: 'slug', current: id.toLowerCase()}
    case 'reference':
      return reference(`hostile-${type.to?.[0]?.name}`)
    case 'image':
      return {_type: 'image', ...objectOf(type, 'image', id), asset: reference(pixelId)}
    case 'url':
      return id.endsWith('-b') || id === 'navigation'
        ? `https://elsewhere.example/"><script>${TRIPWIRE}('${place}')</script>`
        : `javascript:${TRIPWIRE}('${place}')`
    case 'date':
      return '2026-01-15'
    case 'datetime':
      return '2026-01-15T12:00:00Z'
    case 'boolean':
      return true
    case 'number':
      return 2
    case 'array':
      return (type.of ?? []).flatMap((member) => membersOf(member, place, id))
    case 'object':
      return {_type: type.name, ...objectOf(type, type.name, id)}
    default:
      if (field === 'key' || field === 'specialisation') return 'key'
      if (field === 'language') return 'en'
      return hostileWords(place, longest.has(`${id} ${field}`) ? LONGEST : LONG)
  }
}

/** The type that Sanity itself knows, beneath those that are named after what they hold. */
function rootOf(type: FieldType): string {
  const own = ['slug', 'reference', 'image', 'url', 'date', 'datetime']
  for (let at: FieldType | null | undefined = type; at; at = at.type) {
    if (own.includes(at.name)) return at.name
  }
  return type.jsonType
}

function membersOf(type: FieldType, place: string, id: string): unknown[] {
  if (type.name === 'block') return blocks(place)
  const member = (key: string) => {
    const value = valueFor(type, `${place}[]`, id)
    return typeof value === 'object' ? {_key: key, ...value} : value
  }
  if (type.name === 'reference') {
    const first = `hostile-${type.to?.[0]?.name}`
    return [first, `${first}-b`].map((_ref) => ({...reference(_ref), _key: _ref}))
  }
  return [member('a'), ...(type.name === 'tableRow' ? [member('b')] : [])]
}

function reference(id: string) {
  return {_type: 'reference', _ref: id, _weak: true}
}

function hostileWords(place: string, longest: number): string {
  const call = `${TRIPWIRE}('${place}')`
  return [
    place,
    `<img src="x" onerror="${call}"> "'><svg/onload="${call}"> </title></textarea></script>`,
    `<script>${call}</script> <!-- ]]> <![CDATA[ {{${call}}} \${${call}} %0d%0a &lt;script&gt;`,
    'مرحبا بالعالم שלום עולם \u202eright to left',
    '👩🏽‍🚀🏳️‍🌈 Z̷̞̃a̸̤͝l̵̢̓g̴̖͆o \u0008\ufffe',
    'W'.repeat(longest),
  ].join(' ')
}

/** Portable Text as an import may leave it: links that run, marks without end, blocks nobody knows. */
function blocks(place: string): unknown[] {
  const words = hostileWords(place, LONG)
  const annotations = [
    `javascript:${TRIPWIRE}('${place}')`,
    `data:text/html,<script>${TRIPWIRE}('${place}')</script>`,
    `https://elsewhere.example/"onmouseover="${TRIPWIRE}('${place}')`,
  ].map((href, index) => ({_key: `m${index}`, _type: 'link', href}))
  const spans = [...annotations.map(({_key}) => [_key]), ['lost', 'strong', 'code'], []].map(
    (marks, index) => ({_key: `s${index}`, _type: 'span', text: words, marks}),
  )
  const block = (_key: string, more: object) => ({
    ...{_key, _type: 'block', style: 'normal', markDefs: annotations, children: spans},
    ...more,
  })
  return [
    ...['normal', 'h2', 'h3', 'blockquote', 'h1'].map((style) => block(style, {style})),
    block('item', {listItem: 'bullet', level: 1}),
    block('deep', {listItem: 'number', level: 9}),
    {_key: 'raw', _type: 'rawHtml', html: words},
    {
      _key: 'broken',
      _type: 'block',
      style: 7,
      markDefs: 'none',
      children: [{_key: 's', _type: 'span'}],
    },
  ]
}
