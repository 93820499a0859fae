import {attribute, type Element, type ReleasePage, textOf} from './release.ts'

/** A schema.org object as JSON. */
type Thing = Record<string, unknown> & {'@type': string}

/** The JSON-LD of a page, one object for each script. */
function structuredData(page: ReleasePage): Thing[] {
  return page.elements
    .filter((element) => attribute(element, 'type') === 'application/ld+json')
    .map((element) => JSON.parse(scriptText(element)))
}

function scriptText(element: Element): string {
  return element.childNodes.map((node) => ('value' in node ? node.value : '')).join('')
}

/** An object and all objects inside it. */
function thingsIn(value: unknown): Thing[] {
  if (Array.isArray(value)) return value.flatMap(thingsIn)
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(thingsIn)
  return '@type' in value ? [value as Thing, ...inner] : inner
}

/** Properties whose values a reader must find on the page in the same words. */
const STATED = new Set([
  ...['name', 'headline', 'description', 'alternateName', 'jobTitle', 'codeValue', 'inCodeSet'],
])

/** What each type says at least (product reference, "Reader pages"; schema.org for what it belongs to). */
const REQUIRED: Record<string, readonly string[]> = {
  Article: ['headline', 'description', 'url', 'publisher', 'about', 'mainEntity'],
  BreadcrumbList: ['itemListElement'],
  CategoryCode: ['codeValue', 'inCodeSet'],
  CollectionPage: ['name', 'url', 'mainEntity'],
  DefinedTerm: ['name'],
  DefinedTermSet: ['name', 'url'],
  EntryPoint: ['urlTemplate'],
  ItemList: ['numberOfItems', 'itemListElement'],
  LearningResource: ['name', 'url', 'timeRequired'],
  ListItem: ['position'],
  Occupation: ['name'],
  Organization: ['name'],
  Person: ['name'],
  ProfilePage: ['url', 'mainEntity'],
  SearchAction: ['target', 'query-input'],
  WebPage: ['name', 'url'],
  WebSite: ['name', 'url'],
}

/** Types at the top of each kind of page, and what the first one's parts are. */
const EXPECTED: Record<string, readonly string[]> = {
  '/': ['WebSite', 'Organization'],
  '/careers/': ['CollectionPage > ItemList', 'BreadcrumbList'],
  '/careers/…/': ['Article > Organization, Occupation, DefinedTerm, ItemList', 'BreadcrumbList'],
  '/paths/…/': [
    'Article > Person, Organization, Occupation, ItemList, LearningResource',
    'BreadcrumbList',
  ],
  '/roadmaps/…/': ['LearningResource > DefinedTerm, ItemList', 'BreadcrumbList'],
  '/skills/…/': ['DefinedTerm > DefinedTermSet', 'BreadcrumbList'],
  '/from/…/': ['CollectionPage > ItemList', 'BreadcrumbList'],
  '/categories/…/': ['CollectionPage > ItemList', 'BreadcrumbList'],
  '/people/…/': ['ProfilePage > Person', 'BreadcrumbList'],
  'list of all': ['CollectionPage > ItemList', 'BreadcrumbList'],
  '/assessment/': ['WebPage', 'BreadcrumbList'],
  '/compare/': ['WebPage', 'BreadcrumbList'],
  '/search/': ['WebSite > SearchAction, EntryPoint', 'BreadcrumbList'],
  '/methodology/': ['WebPage', 'BreadcrumbList'],
  '/…/': ['WebPage', 'BreadcrumbList'],
  '/404.html': [],
}

/** Everything that the structured data of a page says and the page does not, or that it should say. */
export function structuredDataProblems(page: ReleasePage, template: string): string[] {
  const data = structuredData(page)
  const things = thingsIn(data)
  return [
    ...shapeProblems(data, template),
    ...things.flatMap(missingProperties),
    ...things.flatMap(listProblems),
    ...unstated(page, things),
  ]
}

/** Addresses of what the structured data of a page is about. */
export function structuredDataUrls(page: ReleasePage): string[] {
  return thingsIn(structuredData(page))
    .flatMap((thing) => [thing.url, thing.item])
    .filter((url) => typeof url === 'string')
}

function shapeProblems(data: readonly Thing[], template: string): string[] {
  const expected = EXPECTED[template]
  if (expected === undefined) return [`nothing is said about what a page at ${template} says`]
  return expected.flatMap((shape, index) => {
    const [type, parts = ''] = shape.split(' > ')
    const thing = data[index]
    if (thing === undefined || thing['@type'] !== type) return [`object ${index + 1} is no ${type}`]
    const inside = new Set(thingsIn(Object.values(thing)).map((part) => part['@type']))
    // An organisation may have written what a person usually does.
    if (inside.has('Organization')) inside.add('Person')
    const missing = parts.split(', ').filter((part) => part !== '' && !inside.has(part))
    return missing.map((part) => `${type} holds no ${part}`)
  })
}

function missingProperties(thing: Thing): string[] {
  const required = REQUIRED[thing['@type']]
  if (required === undefined) return [`${thing['@type']} is not among the types of the site`]
  return required
    .filter((name) => thing[name] === undefined || thing[name] === null || thing[name] === '')
    .map((name) => `${thing['@type']} has no ${name}`)
}

function listProblems(thing: Thing): string[] {
  const items = thing.itemListElement
  if (!Array.isArray(items)) return []
  const positions = items.map((item: Thing) => item.position)
  const inOrder = positions.every((position, index) => position === index + 1)
  const counted = thing.numberOfItems === undefined || thing.numberOfItems === items.length
  return inOrder && counted ? [] : [`${thing['@type']} is not counted from 1 to its last item`]
}

function unstated(page: ReleasePage, things: readonly Thing[]): string[] {
  const body = page.elements.find((element) => element.tagName === 'body')
  const text = body ? textOf(body) : ''
  const said = (value: string) => text.includes(value.replace(/\s+/g, ' ').trim())
  const dates = new Set(page.elements.map((element) => attribute(element, 'datetime')))
  return things.flatMap((thing) =>
    Object.entries(thing).flatMap(([name, value]) => {
      const values = Array.isArray(value) ? value : [value]
      const isSaid = (one: unknown) =>
        name === 'dateModified' ? dates.has(String(one)) : typeof one !== 'string' || said(one)
      if (!STATED.has(name) && name !== 'dateModified') return []
      return values
        .filter((one) => !isSaid(one))
        .map((one) => `${thing['@type']} ${name} "${one}" does not stand on the page`)
    }),
  )
}
