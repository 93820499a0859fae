import {HtmlValidate} from 'html-validate'
import {beforeAll, expect, inject, test} from 'vitest'
import {expectNoFindings} from '../support/findings.ts'
import {
  attribute,
  type Release,
  type ReleasePage,
  readRelease,
  templateOf,
} from '../support/release.ts'
import {structuredDataProblems, structuredDataUrls} from '../support/structuredData.ts'

// All pages of the sample content, by the files that the publisher serves: what needs no browser.

const {site} = inject('addresses')
let release: Release

beforeAll(() => {
  release = readRelease(inject('data'))
})

/** Asks for findings on all pages and fails with those that there are. */
function expectNothing(find: (page: ReleasePage) => readonly string[]): void {
  expectNoFindings(
    release.pages.flatMap((page) => find(page).map((text) => `${page.pathname}: ${text}`)),
  )
}

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // The check boxes of one plan are one group, as radio buttons are.
    'form-dup-name': ['error', {shared: ['radio', 'checkbox']}],
    // Files of our own origin carry their digest in their name.
    'require-sri': ['error', {target: 'crossorigin'}],
    // Ways of writing the same that React chooses; HTML allows them.
    'attr-case': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    // Forms answer while they are filled in; a button would have nothing to submit.
    'wcag/h32': 'off',
  },
})

test('every page of the content is there', () => {
  const templates = new Set(release.pages.map(({pathname}) => templateOf(pathname)))
  expect(templates.size).toBe(16)
  expect(release.pages.length).toBeGreaterThan(300)
})

test('the HTML of every page is valid, with one h1 and headings in order', async () => {
  const invalid: string[] = []
  for (const {pathname, html} of release.pages) {
    const {results} = await validator.validateString(html)
    const messages = results.flatMap((result) => result.messages)
    invalid.push(...messages.map(({ruleId, message}) => `${pathname}: ${ruleId}: ${message}`))
  }
  expectNoFindings(invalid)
})

test('every link, fragment and file of every page exists', () => {
  const idsByPathname = new Map(release.pages.map(({pathname, ids}) => [pathname, ids]))
  expectNothing((page) =>
    [...page.elements.flatMap(addresses), ...structuredDataUrls(page)].filter((address) => {
      const url = new URL(address, site + page.pathname)
      if (url.origin !== site) return false
      if (!release.pathnames.has(decodeURIComponent(url.pathname))) return true
      const ids = idsByPathname.get(url.pathname)
      const fragment = decodeURIComponent(url.hash.slice(1))
      // The assessment reads settings from its fragment.
      const isPlace = fragment !== '' && !fragment.includes('=')
      return isPlace && ids !== undefined && !ids.has(fragment)
    }),
  )
})

/** What an element points to, of this site or another. */
function addresses(element: ReleasePage['elements'][number]): string[] {
  const sources = (attribute(element, 'srcset') ?? '').split(',').map((one) => one.trim())
  const social = /^og:(image|url)$/.test(attribute(element, 'property') ?? '')
  return [
    attribute(element, 'href'),
    attribute(element, 'src'),
    social ? attribute(element, 'content') : undefined,
    ...sources.map((one) => one.split(' ')[0]),
  ].flatMap((address) => address || [])
}

test('structured data is whole and says only what the page says', () => {
  expectNothing((page) => structuredDataProblems(page, templateOf(page.pathname)))
})

test('every page has an address, a title and a description of its own, short enough to be shown', () => {
  const seen = new Map<string, string>()
  expectNothing((page) => {
    const head = headOf(page)
    const listed = page.pathname !== '/404.html'
    const repeated = [head.title, head.description].filter((text) => seen.has(text))
    for (const text of [head.title, head.description]) seen.set(text, page.pathname)
    return [
      ...repeated.map((text) => `"${text}" is also that of ${seen.get(text)}`),
      ...(listed && head.canonical !== site + page.pathname ? [`canonical ${head.canonical}`] : []),
      ...(head.canonical === head.ogUrl ? [] : [`og:url ${head.ogUrl}`]),
      ...(head.title.length < 10 || head.title.length > 75 ? [`title "${head.title}"`] : []),
      ...(listed && (head.description.length < 40 || head.description.length > 160)
        ? [`description of ${head.description.length} characters`]
        : []),
    ]
  })
})

function headOf({elements}: ReleasePage) {
  const content = (key: 'name' | 'property', value: string) => {
    const meta = elements.find(
      (element) => element.tagName === 'meta' && attribute(element, key) === value,
    )
    return (meta && attribute(meta, 'content')) ?? ''
  }
  const canonical = elements.find((element) => attribute(element, 'rel') === 'canonical')
  const title = elements.find((element) => element.tagName === 'title')
  const [text] = title?.childNodes ?? []
  return {
    title: text && 'value' in text ? text.value : '',
    description: content('name', 'description'),
    canonical: canonical && attribute(canonical, 'href'),
    ogUrl: content('property', 'og:url'),
  }
}
