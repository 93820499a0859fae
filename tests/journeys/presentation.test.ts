import {documentRoutes, provisionalSlug} from '@crosswalk/schemas/hrefs'
import {stegaClean} from '@sanity/client/stega'
import type {APIResponse, FrameLocator} from 'playwright-core'
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {eventually, useBrowser} from '../support/browser.ts'
import {Desk} from '../support/desk.ts'
import {Studio} from '../support/studio.ts'

/*
 * A browser, because Presentation is the Studio, a frame of another origin with its cookie, and the
 * messages between the two.
 */

const openProfile = useBrowser()
const addresses = inject('addresses')
const careerId = 'career-data-analyst'
const careerHref = '/careers/data-analyst/'
let desk: Desk
let frame: FrameLocator

beforeAll(async () => {
  desk = await Desk.open(await openProfile(), addresses)
  frame = desk.page.frameLocator('iframe')
  // Signs in at the preview.
  await desk.goTo('/presentation')
  await frame.getByRole('heading', {level: 1}).waitFor()
  await desk.goTo('/structure')
  await desk.page.locator('iframe').waitFor({state: 'detached'})
})

afterAll(async () => {
  await desk.client.delete({query: '*[string::startsWith(_id, "drafts.presentation-")]'})
  await desk.client.delete(`drafts.${careerId}`)
  expect(desk.profile.consoleErrors).toEqual([])
  const {studio, lake, site, preview} = addresses
  expect(desk.profile.foreignOrigins([studio, lake, site, preview])).toEqual([])
})

/** As the signed-in editor's browser asks the preview. */
function ask(pathname: string): Promise<APIResponse> {
  return desk.page.context().request.get(addresses.preview + pathname)
}

async function wordsAt(pathname: string): Promise<string> {
  return stegaClean(await (await ask(pathname)).text())
}

test('J11 a form leads to the page, which follows what is typed before anything is published', async () => {
  await desk.edit('career', careerId)
  await desk.page.getByRole('button', {name: /^Used on/}).click()
  await desk.page.locator(`a[href*="mode=presentation"]`).first().click()
  await frame.getByRole('heading', {level: 1, name: /Data Analyst/}).waitFor()
  await desk.page
    .getByText(`${addresses.preview}${careerHref}`)
    .or(desk.page.locator(`input[value="${addresses.preview}${careerHref}"]`))
    .first()
    .waitFor()

  const summary = desk.page.locator('#summary')
  const before = await summary.inputValue()
  await summary.press('Control+End')
  await summary.pressSequentially(' And it sings.')
  await frame.getByText('And it sings.').first().waitFor()

  const readers = await (await fetch(addresses.site + careerHref)).text()
  expect(readers).not.toContain('And it sings.')
  await frame.getByText('And it sings.').first().click()
  await desk.page.waitForURL((url) => url.pathname.endsWith('/summary'))
  await summary.fill(before)
})

test('J11 the page is shown at the width of a phone, and in the dark', async () => {
  const {page} = desk
  await page
    .getByTestId('preview-viewport-toggle')
    .or(page.getByRole('button', {name: /narrow|viewport/i}))
    .first()
    .click()
  await eventually(
    () => page.locator('iframe').evaluate((element) => element.clientWidth),
    (width) => width > 0 && width < 450,
  )
  const overflow = await frame
    .locator('html')
    .evaluate((root) => root.scrollWidth - root.clientWidth)
  expect(overflow).toBe(0)

  const background = () =>
    frame.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)
  const light = await background()
  await page.emulateMedia({colorScheme: 'dark'})
  expect(await background()).not.toBe(light)
  await page.emulateMedia({colorScheme: 'light'})
})

test.each(documentRoutes.filter(({route}) => !route.startsWith('/from/')))(
  'J11 an empty draft at $route is a page whose gaps have names',
  async ({route, type}) => {
    const id = `presentation-${type.toLowerCase()}`
    await desk.client.createOrReplace({
      _id: `drafts.${id}`,
      _type: type,
      language: 'en',
      ...(type === 'career' && {isTarget: true}),
    })
    const pathname = route.replace(':slug', provisionalSlug(id))

    const page = await eventually(
      () => wordsAt(pathname),
      (text) => text.includes('Not complete:'),
    )
    expect(page).toMatch(/⟨[^⟩]+ is missing⟩/)
    expect(page).toContain('<h1')
  },
)

test('J11 a path to a career that is not there names what is missing, in the frame too', async () => {
  const id = 'presentation-broken'
  const path = await desk.client.getDocument('path-accountant-to-data-analyst')
  await desk.client.createOrReplace({
    ...path,
    _id: `drafts.${id}`,
    _type: 'transitionPath',
    slug: {_type: 'slug', current: id},
    from: {_type: 'reference', _ref: 'nobody', _weak: true},
    roadmap: undefined,
  })
  await desk.goTo(
    `/presentation/transitionPath/${id}?preview=${encodeURIComponent(`/paths/${id}/`)}`,
  )

  await frame.getByRole('heading', {level: 1, name: /⟨From, title is missing⟩/}).waitFor()
  await frame.getByText(/^Not complete: \d+ parts are missing$/).click()
  await frame.getByText('Refers to a document that is missing').first().waitFor()
})

test('J11 what readers get is what the preview shows of published documents, byte for byte', async () => {
  const sitemap = await (await fetch(`${addresses.site}/sitemap.xml`)).text()
  const pathnames = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = '']) =>
    address.replace(addresses.site, ''),
  )
  // One of each folder; the assessment names its data by their bytes, which hold marks here.
  const oneOfEach = new Map(pathnames.map((pathname) => [pathname.split('/')[1], pathname]))
  for (const name of ['assessment', 'methodology']) oneOfEach.delete(name)
  expect(oneOfEach.size).toBeGreaterThan(8)

  for (const pathname of oneOfEach.values()) {
    const readers = await (await fetch(addresses.site + pathname)).text()
    const shown = await wordsAt(`${pathname}?sanity-preview-perspective=published`)
    expect(sameInAllBuilds(shown), pathname).toBe(sameInAllBuilds(readers))
  }
})

/** Without names of built files, addresses of pictures and what the preview adds to the head. */
function sameInAllBuilds(html: string): string {
  return html
    .replace(/<meta name="robots" content="noindex"><meta name="preview-state".*?<\/script>/, '')
    .replace(/\/_astro\/[^"]*/g, '')
    .replace(/ (src|srcset)="[^"]*"/g, '')
}

test('J11 a document in a content release is shown to who looks at that release', async () => {
  const releaseId = 'rBard'
  await desk.client.releases.create({
    releaseId,
    metadata: {title: 'Presentation', releaseType: 'undecided'},
  })
  const career = await desk.client.getDocument(careerId)
  await desk.client.createVersion({
    document: {
      ...career,
      _type: 'career',
      _id: `versions.${releaseId}.${careerId}`,
      title: 'Data Bard',
    },
    publishedId: careerId,
    releaseId,
  })

  await eventually(
    () => wordsAt(`${careerHref}?sanity-preview-perspective=${releaseId},drafts`),
    (page) => page.includes('Become a Data Bard'),
  )
  expect(await wordsAt(careerHref)).not.toContain('Data Bard')
  await desk.client.releases.archive({releaseId})
  await desk.client.releases.delete({releaseId})
})

test('J1 a new target asks for skills first, is seen from the first save, and Health says what stops it', async () => {
  const {page} = desk
  await desk.goTo('/structure/careers;targets')
  await page.getByTestId('multi-action-intent-button').last().click()
  await page.getByRole('menuitem', {name: /^Target career/}).click()
  await page.getByTestId('skills-first').waitFor()
  const form = new Studio(page, addresses.studio)
  const item = await form.addItem('skills')
  await form.pickReference(`${item}.skill`, 'SQL')
  await form.closeDialog()
  await page.getByTestId('skills-first').waitFor({state: 'detached'})
  await desk.tab('Content')
  await page.locator('#title').fill('Lighthouse Keeper')

  const id = form.documentId()
  const href = `/careers/${provisionalSlug(id)}/`
  const seen = await eventually(
    () => wordsAt(href),
    (text) => text.includes('Become a Lighthouse Keeper'),
  )
  expect(seen).toContain('⟨Summary is missing⟩')
  expect(seen).toContain('SQL')

  await desk.goTo('/health')
  const row = page
    .getByTestId('health-drafts')
    .getByRole('listitem')
    .filter({hasText: 'Lighthouse Keeper'})
  await row.getByText('Say in two sentences what these people do.').waitFor()
  await row.getByRole('link', {name: 'Lighthouse Keeper'}).click()
  await page.locator('#title').waitFor()
  await desk.client.delete(`drafts.${id}`)
})

test('P23 without a session of the Studio there is a page that says so, and nothing is kept', async () => {
  const secret = `/_preview/enable?sanity-preview-secret=made-up&sanity-preview-pathname=${careerHref}`
  const attempts = [
    {pathname: careerHref, cookie: '', says: 'not open for you'},
    {pathname: careerHref, cookie: 'crosswalk-preview=a.b', says: 'belongs to another session'},
    {pathname: '/compare/choices.json', cookie: '', says: 'not open for you'},
    {pathname: secret, cookie: '', says: 'no longer good'},
  ]
  for (const {pathname, cookie, says} of attempts) {
    const response = await fetch(addresses.preview + pathname, {headers: {cookie}})
    expect(response.status, pathname).toBe(401)
    expect(await response.text()).toContain(says)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('x-robots-tag')).toContain('noindex')
    expect(response.headers.get('content-security-policy')).toContain(
      `frame-ancestors ${addresses.studio}`,
    )
    expect(response.headers.get('set-cookie')).toBeNull()
  }
  for (const pathname of ['/_preview/live?pathname=/', '/_preview/typing']) {
    const method = pathname.endsWith('typing') ? 'POST' : 'GET'
    expect((await fetch(addresses.preview + pathname, {method})).status).toBe(401)
  }
  const allowed = await ask(careerHref)
  expect(allowed.headers()).toMatchObject({'cache-control': 'no-store'})
})
