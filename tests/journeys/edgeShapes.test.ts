import type {SanityDocumentStub} from '@sanity/client'
import type {Page} from 'playwright-core'
import {beforeAll, expect, test} from 'vitest'
import {byMouse, takeAssessment} from '../support/assessmentReader.ts'
import {useBrowser} from '../support/browser.ts'
import {type BuiltSite, serveBuiltSite} from '../support/builtSite.ts'
import {edgeShapes, shapes} from '../support/edgeShapes.ts'
import {expectNoFindings} from '../support/findings.ts'
import {hostileContent, pixel, TRIPWIRE} from '../support/hostileContent.ts'
import {startLake} from '../support/startLake.ts'
import {sidewaysScroll, visitAll} from '../support/visits.ts'

// Content that the sample does not hold. Only a browser knows whether a page scrolls sideways, which
// of its parts stand there with nothing in them, and what of it runs.

const openProfile = useBrowser()
const fixed = ['/', '/careers/', '/from/', '/paths/', '/roadmaps/', '/skills/', '/categories/']
const tools = ['/people/', '/assessment/', '/compare/', '/search/', '/404.html']

let whole: BuiltSite
let empty: BuiltSite

beforeAll(async () => {
  const ends: (() => void | Promise<void>)[] = []
  const build = async (documents: SanityDocumentStub[], at: string) => {
    const whenDone = (end: () => void | Promise<void>) => ends.unshift(end)
    const {url, client} = await startLake({whenDone})
    await client.assets.upload('image', pixel, {filename: 'pixel.png'})
    await client.mutate(documents.map((create) => ({create})))
    return serveBuiltSite({url, projectId: 'test'}, at, whenDone)
  }
  const all = [...edgeShapes(), ...hostileContent()]
  ;[whole, empty] = await Promise.all([build(all, '/guides'), build([], '')])
  return async () => {
    for (const end of ends) await end()
  }
})

/** Sections and headings without anything under them. */
function emptyParts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isShown = (element: Element) => element.checkVisibility()
    const sections = [...document.querySelectorAll('main section')]
      .filter(isShown)
      .filter((section) => {
        const heading = section.querySelector('h1, h2, h3')?.textContent ?? ''
        return (section.textContent ?? '').trim() === heading.trim()
      })
    const headings = [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].filter(isShown)
    const orphans = headings.filter((heading, index) => {
      const next = headings
        .slice(index + 1)
        .find((other) => Number(other.tagName[1]) <= Number(heading.tagName[1]))
      const range = document.createRange()
      range.setStartAfter(heading)
      if (next) range.setEndBefore(next)
      else range.setEndAfter(document.querySelector('main') ?? heading)
      return range.toString().trim() === ''
    })
    return [
      ...sections.map((section) => `section ${section.id} is empty`),
      ...orphans.map((heading) => `nothing stands under “${heading.textContent}”`),
    ]
  })
}

async function checkPages(
  site: string,
  pathnames: readonly string[],
  widths = [320, 390, 820, 1440],
): Promise<void> {
  const {profile, called} = await openTripwire()
  const findings = await visitAll(profile, {site, pathnames}, async ({page}) => {
    const sideways: string[] = []
    for (const width of widths) sideways.push(...(await sidewaysScroll(page, width)))
    return [...sideways, ...(await emptyParts(page)), ...(await runnableParts(page))]
  })
  expect(called).toEqual([])
  expect(profile.consoleErrors.filter((error) => !/status of 404/.test(error))).toEqual([])
  await profile.close()
  expectNoFindings(findings)
}

/** A profile in which no policy stands between hostile words and the tripwire. */
async function openTripwire() {
  const profile = await openProfile({bypassCSP: true})
  const called: string[] = []
  await profile.context.exposeFunction(TRIPWIRE, (field: string) => called.push(field))
  return {profile, called}
}

/** Whatever of an open page could run, now or when somebody touches it, and is not ours. */
function runnableParts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const isOwnScript =
        !element.matches('script') ||
        (element instanceof HTMLScriptElement && URL.parse(element.src)?.origin === origin) ||
        element.getAttribute('type')?.startsWith('application/')
      const attributes = [...element.attributes].filter(
        ({name, value}) =>
          /^on|^srcdoc$/i.test(name) || /^\s*(javascript|vbscript|data:text)/i.test(value),
      )
      return [
        ...(isOwnScript && !element.matches('iframe, object, embed, base') ? [] : ['foreign code']),
        ...attributes.map(({name, value}) => `${name}="${value.slice(0, 60)}"`),
      ]
    }),
  )
}

const hostilePages = [
  ...['careers/hostile-career/', 'careers/hostile-career-b/', 'from/hostile-career/'],
  ...['from/hostile-career-b/', 'paths/hostile-transitionpath/', 'paths/hostile-transitionpath-b/'],
  ...['roadmaps/hostile-learningroadmap-b/', 'skills/hostile-skill/', 'skills/hostile-skill-b/'],
  ...['categories/hostile-category/', 'people/hostile-person/', 'people/hostile-person-b/'],
  ...['hostile-page/', 'careers/<img src=x onerror=tripwire(1)>/'],
].map((pathname) => `/${pathname}`)

test('no shape of content and no word breaks a page or runs in it', async () => {
  await checkPages(whole.url, [
    ...[...fixed, ...tools],
    ...[shapes.long, shapes.crowded, shapes.lonely].map((slug) => `/careers/${slug}/`),
    ...[`/paths/${shapes.longPath}/`, `/roadmaps/${shapes.plan}/`, `/from/${shapes.left}/`],
    ...['/skills/skill-0/', '/people/author/'],
  ])
  await checkPages(whole.url, hostilePages, [320, 1440])
})

test('nothing leaves the folder that the site lies in', async () => {
  const site = whole.url
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(`${site}/search/?q=beekeeper&type=Career`)
  await page.getByRole('link', {name: 'How to Become a Beekeeper'}).click()
  await page.waitForURL(`${site}/careers/${shapes.lonely}/`)
  await page.goto(`${site}/compare/?a=careers/${shapes.lonely}&b=careers/${shapes.crowded}`)
  const compared = page.locator('[data-compare-result]').getByRole('link', {name: 'Office Manager'})
  await compared.first().click()
  await page.waitForURL(`${site}/careers/${shapes.crowded}/`)
  expect(profile.consoleErrors).toEqual([])
  await profile.close()
})

test('hostile words are words wherever a script puts them', async () => {
  const {profile, called} = await openTripwire()
  const page = await profile.open()
  const found: string[] = []
  const look = async (place: string) => {
    const wide = await sidewaysScroll(page, 320)
    found.push(...[...wide, ...(await runnableParts(page))].map((what) => `${place}: ${what}`))
  }
  const query = encodeURIComponent('"><img src=x onerror=tripwire(1)>')

  await page.goto(`${whole.url}/search/?q=${query}&type=${query}`)
  await page.getByRole('status').filter({hasText: 'onerror'}).waitFor()
  await look('a search for markup')
  await page.goto(`${whole.url}/search/?q=onerror`)
  await page.locator('main li mark').first().waitFor()
  await look('results that hold markup')

  const pair = 'a=careers/hostile-career&b=careers/hostile-career-b'
  await page.goto(`${whole.url}/compare/?${pair}`)
  await page.locator('[data-compare-result]').getByRole('table').first().waitFor()
  await look('a comparison')
  await page.goto(`${whole.url}/compare/?a=${query}&b=javascript:tripwire(1)`)
  await look('a comparison of nothing')

  await page.goto(`${whole.url}/`)
  await page.getByLabel('Your work, by whatever name').fill('onerror')
  await look('the background picker')

  await page.goto(`${whole.url}/assessment/#a=${query}`)
  await takeAssessment(page, byMouse(), hostileReader, look)
  await page.getByText('The full arithmetic').click()
  await look('the full arithmetic')

  expect(called).toEqual([])
  expect(profile.consoleErrors).toEqual([])
  expectNoFindings(found)
  await profile.close()
})

const hostileReader = {
  search: 'career.title',
  role: /career\.title/,
  years: '2 to 4 years',
  target: /career\.title/,
  skills: 'typical',
  likesEverything: true,
  weeklyHours: '8',
}

test('whoever finds no path from their work is told where to ask for one', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  const target = 'Clinical Trials Data and Regulatory Submissions Coordinator'
  await page.goto(`${whole.url}/assessment/`)
  await takeAssessment(page, byMouse(), {
    search: 'Lighthouse',
    role: 'Lighthouse Keeper',
    years: '2 to 4 years',
    target,
    skills: 'typical',
  })
  const link = page.getByRole('link', {name: `Ask for a guide from Lighthouse Keeper to ${target}`})
  const subject = encodeURIComponent(`A guide from Lighthouse Keeper to ${target}`)
  expect(await link.getAttribute('href')).toBe(`mailto:guides@site.example?subject=${subject}`)
  await profile.close()
})

test('files that are no pages stay what they are', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(`${whole.url}/`)
  const broken = await page.evaluate(async (site) => {
    const files = ['rss.xml', 'sitemap.xml', 'careers/hostile-career/rss.xml']
    const texts = files.map(async (file) => (await fetch(`${site}/${file}`)).text())
    const documents = (await Promise.all(texts)).map((text) =>
      new DOMParser().parseFromString(text, 'application/xml'),
    )
    return documents.flatMap(
      (xml) => xml.querySelector('parsererror, script, img')?.outerHTML ?? [],
    )
  }, whole.url)
  expect(broken).toEqual([])
  await profile.close()
})

test('what is left out of hostile content is in the report, by document and field', () => {
  const lines = whole.report.map(
    ({documentId, field, reason}) => `${documentId} ${field}: ${reason}`,
  )
  const told = (start: string, words: string) =>
    lines.filter((line) => line.startsWith(start) && line.includes(words)).length
  expect(told('hostile-page body', 'javascript:')).toBeGreaterThan(0)
  expect(told('hostile-page body', 'data:text/html')).toBeGreaterThan(0)
  expect(told('hostile-page body', 'There is no mark "lost"')).toBe(1)
  expect(told('hostile-page body', '"rawHtml" block')).toBe(1)
  expect(told('hostile-page seo.canonicalOverride', 'Is not')).toBe(1)
  expect(told('hostile-resource url', 'Is not')).toBe(1)
  expect(told('hostile-person links[0].url', 'Is not')).toBe(1)
  expect(told('hostile-career salary[0].source.url', 'Is not')).toBe(1)
  expect(told('siteSettings announcement.url', 'tripwire')).toBe(1)
  expect(told('hostile-redirect from', 'tripwire')).toBe(1)
})

test('a site without content says so and works', async () => {
  await checkPages(empty.url, [...fixed, ...tools])
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(empty.url)
  expect(await page.getByText('Nothing is published here yet').isVisible()).toBe(true)
  await profile.close()
})
