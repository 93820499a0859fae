import type {SanityDocumentStub} from '@sanity/client'
import type {Page} from 'playwright-core'
import {expect, test} from 'vitest'
import {useBrowser} from '../support/browser.ts'
import {serveBuiltSite} from '../support/builtSite.ts'
import {edgeShapes, shapes} from '../support/edgeShapes.ts'
import {expectNoFindings} from '../support/findings.ts'
import {startLake} from '../support/startLake.ts'
import {sidewaysScroll, visitAll} from '../support/visits.ts'

// Content that the sample does not hold. Only a browser knows whether a page scrolls sideways, and
// which of its parts stand there with nothing in them.

const openProfile = useBrowser()
const widths = [320, 390, 820, 1440]
const fixed = ['/', '/careers/', '/from/', '/paths/', '/roadmaps/', '/skills/', '/categories/']
const tools = ['/people/', '/assessment/', '/compare/', '/search/', '/404.html']

async function siteOf(documents: SanityDocumentStub[], at = ''): Promise<string> {
  const {url} = await startLake({documents})
  return serveBuiltSite({url, projectId: 'test'}, at)
}

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

async function checkPages(site: string, pathnames: readonly string[]): Promise<void> {
  const profile = await openProfile()
  const findings = await visitAll(profile, {site, pathnames}, async ({page}) => {
    const sideways: string[] = []
    for (const width of widths) sideways.push(...(await sidewaysScroll(page, width)))
    return [...sideways, ...(await emptyParts(page))]
  })
  expect(profile.consoleErrors).toEqual([])
  await profile.close()
  expectNoFindings(findings)
}

test('no shape of content breaks a page, and nothing leaves the folder that the site lies in', async () => {
  const site = await siteOf(edgeShapes(), '/guides')

  await checkPages(site, [
    ...[...fixed, ...tools],
    ...[shapes.long, shapes.crowded, shapes.lonely].map((slug) => `/careers/${slug}/`),
    ...[`/paths/${shapes.longPath}/`, `/roadmaps/${shapes.plan}/`, `/from/${shapes.left}/`],
    ...['/skills/skill-0/', '/people/author/'],
  ])
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

test('a site without content says so and works', async () => {
  const site = await siteOf([])

  await checkPages(site, [...fixed, ...tools])
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(site)
  expect(await page.getByText('Nothing is published here yet').isVisible()).toBe(true)
  await profile.close()
})
