import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {gzipSync} from 'node:zlib'
import type {AxeResults} from 'axe-core'
import type {Page} from 'playwright-core'
import {expect, inject, test} from 'vitest'
import {useBrowser} from '../support/browser.ts'

const openProfile = useBrowser()
const {site} = inject('addresses')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const widths = [320, 390, 820, 1440]
/** Compressed, all that a page for reading loads. */
const SCRIPT_BUDGET_BYTES = 4096
/** Answered with status 404 and a page of its own. */
const notFound = '/there-is-no-such-page/'
const colorSchemes = ['light', 'dark'] as const

/** Pathnames from the sitemap, the first few of each kind of page: kinds share a template. */
async function pathnames(perKind: number): Promise<string[]> {
  const sitemap = await (await fetch(`${site}/sitemap.xml`)).text()
  const found = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url ?? ''))
  const kinds = Map.groupBy(found, ({pathname}) =>
    pathname.split('/').length > 3 ? pathname.split('/')[1] : pathname,
  )
  return [...kinds.values()].flatMap((urls) => urls.slice(0, perKind).map(({pathname}) => pathname))
}

/** The others have tasks of their own, and scripts for them. */
function isReadingPage(pathname: string): boolean {
  return !['/', '/search/', '/compare/', '/assessment/'].includes(pathname)
}

/** `rule: selector` of each finding. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const results: AxeResults = await page.evaluate('axe.run()')
  expect(results.passes.length, 'the checker must have found something to check').toBeGreaterThan(5)
  return results.violations.flatMap(({id, nodes}) => nodes.map(({target}) => `${id}: ${target}`))
}

test.each(colorSchemes)(
  'every page is accessible and fits every width, %s',
  async (colorScheme) => {
    const profile = await openProfile({colorScheme})
    const page = await profile.open()
    const pages = [...(await pathnames(2)), notFound]
    expect(pages.length).toBeGreaterThan(8)
    for (const pathname of pages) {
      await page.goto(site + pathname)
      for (const width of widths) {
        await page.setViewportSize({width, height: 900})
        const contentWidth = await page.evaluate('document.documentElement.scrollWidth')
        expect(contentWidth, `${pathname} at ${width} px`).toBeLessThanOrEqual(width)
      }
      expect(await violations(page), pathname).toEqual([])
    }
    expect(profile.foreignOrigins([site])).toEqual([])
    await profile.close()
  },
)

test('scripts are few, small and our own', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  let sizes: number[] = []
  page.on('response', async (response) => {
    if (response.request().resourceType() !== 'script') return
    expect(new URL(response.url()).origin).toBe(new URL(site).origin)
    sizes.push(gzipSync(await response.body()).length)
  })
  for (const pathname of (await pathnames(2)).filter(isReadingPage)) {
    sizes = []
    await page.goto(site + pathname, {waitUntil: 'networkidle'})
    const inPage = page.locator('script:not([src]):not([type^="application/"])')
    expect(await inPage.count(), pathname).toBe(0)
    const bytes = sizes.reduce((sum, size) => sum + size, 0)
    expect(bytes, pathname).toBeLessThanOrEqual(SCRIPT_BUDGET_BYTES)
  }
  expect(profile.consoleErrors).toEqual([])
  expect(profile.foreignOrigins([site])).toEqual([])
  await profile.close()
})

test('without scripts every page has its words and its links, and no control that does nothing', async () => {
  const profile = await openProfile({javaScriptEnabled: false})
  const page = await profile.open()
  for (const pathname of [...(await pathnames(2)), notFound]) {
    await page.goto(site + pathname)
    expect(await page.locator('main h1').isVisible(), pathname).toBe(true)
    expect(await page.locator('header nav a').first().isVisible(), pathname).toBe(true)
    for (const control of await page.locator('button, input, select, textarea').all()) {
      expect(await control.isVisible(), `${pathname}: ${await control.innerHTML()}`).toBe(false)
    }
  }
  await profile.close()
})

test('a chosen theme is kept and painted from the first frame; without a choice the system decides', async () => {
  const profile = await openProfile({colorScheme: 'light'})
  const page = await profile.open()
  await page.goto(site)
  const paper = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
  const light = await paper()
  await page.getByLabel('Theme').selectOption('Dark')
  const dark = await paper()
  expect(dark).not.toBe(light)

  await page.goto(`${site}/careers/`, {waitUntil: 'commit'})
  await page.waitForSelector('body', {state: 'attached'})
  expect(await paper()).toBe(dark)

  await page.getByLabel('Theme').selectOption('System')
  expect(await paper()).toBe(light)
  await page.emulateMedia({colorScheme: 'dark'})
  expect(await paper()).toBe(dark)
  await profile.close()
})

test('pages are light, and nothing in them moves while they load', async () => {
  const profile = await openProfile()
  for (const pathname of await pathnames(1)) {
    const page = await profile.open()
    const sizes: Record<string, number> = {}
    let requests = 0
    page.on('response', async (response) => {
      requests += 1
      const type = response.request().resourceType()
      sizes[type] = (sizes[type] ?? 0) + gzipSync(await response.body()).length
    })
    await page.goto(site + pathname, {waitUntil: 'networkidle'})
    expect(requests, pathname).toBeLessThanOrEqual(12)
    const {document = 0, stylesheet = 0, font = 0} = sizes
    expect(document + stylesheet, `${pathname}: ${JSON.stringify(sizes)}`).toBeLessThan(35 * 1024)
    expect(font, pathname).toBeLessThan(60 * 1024)
    expect(await page.evaluate(layoutShift), pathname).toBe(0)
    await page.close()
  }
  await profile.close()
})

/** The sum of all moves so far that nobody asked for. */
const layoutShift = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))
  }).observe({type: 'layout-shift', buffered: true})
  setTimeout(() => resolve(0), 500)
})`

test('a reader gets from the home page to the steps of a path by keyboard alone', async () => {
  const profile = await openProfile({javaScriptEnabled: false})
  const page = await profile.open()
  await page.goto(site)
  await page.keyboard.press('Tab')
  expect(await page.locator(':focus').textContent()).toMatch(/skip/i)
  await follow(page, /^Software Engineer/)
  expect(new URL(page.url()).pathname).toBe('/from/software-engineer/')
  await follow(page, /From Software Engineer to Product Manager/)
  expect(new URL(page.url()).pathname).toBe('/paths/software-engineer-to-product-manager/')
  for (const heading of ['advantage', 'gap', 'roadmap', 'advice']) {
    const found = page.getByRole('heading', {level: 2, name: new RegExp(heading, 'i')})
    expect(await found.count(), heading).toBeGreaterThan(0)
  }
  await profile.close()
})

/** Tabs to the first link with this text and presses Enter. */
async function follow(page: Page, text: RegExp): Promise<void> {
  const start = page.url()
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    if (text.test((await page.locator(':focus').textContent()) ?? '')) {
      await Promise.all([
        page.waitForURL((url) => url.href !== start),
        page.keyboard.press('Enter'),
      ])
      return
    }
  }
  throw new Error(`No link with ${text} is reached by 60 presses of Tab.`)
}
