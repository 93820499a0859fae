import {gzipSync} from 'node:zlib'
import type {Page, Response} from 'playwright-core'
import {expect, inject, test} from 'vitest'
import {useBrowser} from '../support/browser.ts'
import {expectNoFindings} from '../support/findings.ts'
import {readRelease, templatePages} from '../support/release.ts'
import {visitAll} from '../support/visits.ts'

const openProfile = useBrowser()
const {site} = inject('addresses')
/** One of each template, the one with the most in it. */
const pathnames = templatePages(readRelease(inject('data'))).map(({pathname}) => pathname)

/** Compressed, of one page. */
const BUDGET = {markup: 35 * 1024, fonts: 60 * 1024, scripts: 4096, requests: 12}

/** Layout shift below what Lighthouse and browsers' reports show, two decimals of it. */
const UNSEEN_SHIFT = 0.005

/** The others have tasks of their own, and scripts for them. */
function isReadingPage(pathname: string): boolean {
  return !['/', '/search/', '/compare/', '/assessment/', '/404.html'].includes(pathname)
}

test('pages are light, load no framework, and nothing in them moves while they load', async () => {
  const profile = await openProfile()
  const findings: string[] = []
  for (const pathname of pathnames) {
    const page = await profile.open()
    const bytes: Record<string, number> = {}
    // Beside pictures: a page of cards loads those that are near the window.
    let requests = 0
    const reading: Promise<void>[] = []
    const read = async (response: Response) => {
      const type = response.request().resourceType()
      if (type !== 'image') requests += 1
      bytes[type] = (bytes[type] ?? 0) + gzipSync(await response.body()).length
    }
    page.on('response', (response) => reading.push(read(response)))
    await page.goto(site + pathname, {waitUntil: 'networkidle'})
    await Promise.all(reading)
    const {document = 0, stylesheet = 0, font = 0, script = 0} = bytes
    const inPage = await page.locator('script:not([src]):not([type^="application/"])').count()
    const moved = Number(await page.evaluate(layoutShift))
    const over = [
      document + stylesheet > BUDGET.markup && `${document + stylesheet} bytes of HTML and CSS`,
      font > BUDGET.fonts && `${font} bytes of fonts`,
      isReadingPage(pathname) && script > BUDGET.scripts && `${script} bytes of scripts`,
      requests > BUDGET.requests && `${requests} requests`,
      inPage > 0 && `${inPage} scripts that are no files`,
      moved >= UNSEEN_SHIFT && `moves by ${moved}`,
    ]
    findings.push(...over.filter((text) => text !== false).map((text) => `${pathname}: ${text}`))
    await page.close()
  }
  expectNoFindings(findings)
  await profile.close()
})

/** The sum of all moves so far that nobody asked for. */
const layoutShift = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))
  }).observe({type: 'layout-shift', buffered: true})
  setTimeout(() => resolve(0), 500)
})`

test('without scripts every page has its words and its links, and no control that does nothing', async () => {
  const profile = await openProfile({javaScriptEnabled: false})
  const findings = await visitAll(profile, {site, pathnames}, async ({page}) => {
    // What is folded or left for a search is reached by another link; a place on the same page may
    // be what scripts lead to.
    const links = page.locator('main a[href^="/"]:not(details:not([open]) a, [hidden] a)')
    const shown = await links.evaluateAll((all) => all.map((link) => link.checkVisibility()))
    const controls = await page.locator('button, input, select, textarea').all()
    const working = await Promise.all(controls.map((control) => control.isVisible()))
    return [
      (await page.locator('main h1').isVisible()) ? '' : 'no heading',
      (await page.locator('header nav a').first().isVisible()) ? '' : 'no navigation',
      shown.every(Boolean) ? '' : 'a link that is not shown',
      working.some(Boolean) ? 'a control that does nothing' : '',
    ].filter((text) => text !== '')
  })
  expectNoFindings(findings)
  await profile.close()
})

test('without a style sheet the page reads in the order in which it is seen, and has all its words', async () => {
  const styled = await openProfile({javaScriptEnabled: false})
  const words = new Map<string, string[]>()
  const reordered = await visitAll(styled, {site, pathnames}, async ({page, pathname}) => {
    words.set(pathname, await mainWords(page))
    const found: string[] = []
    for (const width of [320, 1440]) {
      await page.setViewportSize({width, height: 900})
      const tops = await page.locator('main :is(h1, h2, h3)').evaluateAll((headings) =>
        headings
          // Columns of text are filled in reading order by definition.
          .filter((heading) => heading.checkVisibility() && !heading.closest('.groups'))
          // Beside each other is in order; what is more than a line higher is not.
          .map((heading) => ({
            text: heading.textContent,
            top: heading.getBoundingClientRect().top,
          })),
      )
      const jumps = tops.filter(
        ({top}, index) => index > 0 && top < (tops[index - 1]?.top ?? 0) - 40,
      )
      found.push(...jumps.map(({text}) => `"${text?.trim()}" is seen before it is read`))
    }
    return found
  })
  await styled.close()

  const plain = await openProfile({javaScriptEnabled: false})
  await plain.context.route('**/*.css', (route) => route.abort())
  const wrong = await visitAll(plain, {site, pathnames}, async ({page, pathname}) => {
    const read = new Set(await mainWords(page))
    const lost = words.get(pathname)?.filter((word) => !read.has(word)) ?? []
    const order = await page
      .locator('a[href="#content"], header nav, main, main h1, main h2, footer')
      .evaluateAll((parts) => parts.map(({tagName}) => tagName.toLowerCase()).join(' '))
    return [
      ...lost.map((word) => `"${word}" is only in the style sheet's care`),
      ...(/^a nav main h1( h2)* footer$/.test(order) ? [] : [`is read as ${order}`]),
    ]
  })
  expectNoFindings([...reordered, ...wrong])
  await plain.close()
})

/** Without words whose case or spacing a style sheet may change. */
async function mainWords(page: Page): Promise<string[]> {
  // biome-ignore lint/performance/useDomNodeTextContent: how words stand apart is what is asked
  return (await page.locator('main').innerText()).toLowerCase().match(/\p{L}+/gu) ?? []
}

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
