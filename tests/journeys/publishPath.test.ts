import {expect, inject, test} from 'vitest'
import {eventually, useBrowser} from '../support/browser.ts'
import {Studio} from '../support/studio.ts'

const openProfile = useBrowser()
const {site, studio: studioAddress, lake} = inject('addresses')
const pathname = '/paths/front-end-developer-to-application-security-engineer/'
const generatedTitle =
  'From Front-End Developer to Application Security Engineer: Your 9-Month Transition Guide'

const intro =
  `As a Front-End Developer you know what a browser will run if somebody lets it. You have escaped
text that a stranger typed, kept a token out of an address and wondered who else could call that
endpoint. What is new is to look for the hole on purpose, in code that is not yours, and to write it
down so that a tired team mends it the same week. You will read more than you write, and you will be
wrong in front of people who built the thing. Start on Monday with one form of your own product: list
every place to which its text travels, and try each of them with a quotation mark.`.replaceAll(
    '\n',
    ' ',
  )

const advantages = [
  'Ask about the states that nobody drew',
  'Know what a browser makes easy and what it makes dear',
]

/** For the four pieces of advice that a new path begins with. */
const advice = [
  {place: 'ask · before', title: 'Ask to sit in on two security reviews'},
  {place: 'do · during', title: 'Write the attack before the mend'},
  {place: 'proof · during', title: 'Keep a one-page record of each decision'},
  {place: 'interview · landing', title: 'Bring a decision that you reversed'},
]

/** What the editor may have to point at, from the empty form to the published guide. */
const mostPointerActions = 25

async function read(path: string): Promise<{status: number; html: string}> {
  const response = await fetch(site + path)
  return {status: response.status, html: await response.text()}
}

/** The number that the career page gives for its list of paths. */
async function pathCount(): Promise<number> {
  const {html} = await read('/careers/security-analyst/')
  const [, count] = /Transition paths from different backgrounds \((\d+)\)/.exec(html) ?? []
  return Number(count)
}

// The whole thread is under test: only the real Studio, lake, webhook, publisher and site show it.
test('an editor writes a path by hand, publishes, retitles and unpublishes it, and the static site follows', async () => {
  const editor = await openProfile()
  const studio = new Studio(await editor.open(), studioAddress)
  await studio.page.addInitScript(`
    window.pointerActions = 0
    addEventListener('pointerdown', () => { window.pointerActions += 1 }, true)
  `)
  await studio.create('transitionPath')
  await studio.pickReference('from', 'Front-End Developer')
  await studio.pickReference('to', 'Security Analyst')
  await studio.type('specialisation', 'application-security-engineer')
  await studio.type('slug', 'front-end-developer-to-application-security-engineer')
  await studio.type('durationMonths', '9')
  await studio.write('intro', intro)
  await studio.takeSuggestion('authors', 'Crosswalk editors')
  for (const title of advantages) await studio.takeSuggestion('advantages', title)
  await studio.takeSuggestion('roadmap', 'Application security for people who write software')
  for (const {place, title} of advice) {
    const dialog = await studio.openItem('advice', place)
    await dialog.locator("[id$='.title']").and(studio.page.locator(':focus')).waitFor()
    await studio.page.keyboard.insertText(title)
    await dialog.locator('[contenteditable=true]').click()
    await studio.page.keyboard.insertText(`${title}, and write down what surprised you that day.`)
    await studio.page.keyboard.press('Escape')
    await dialog.waitFor({state: 'detached'})
  }
  const id = studio.documentId()
  expect((await read(pathname)).status).toBe(404)
  const pathsBefore = await pathCount()

  await studio.publish()
  expect(await studio.page.evaluate('pointerActions')).toBeLessThanOrEqual(mostPointerActions)
  await eventually(
    () => read(pathname),
    ({status}) => status === 200,
  )

  const reader = await openProfile({javaScriptEnabled: false})
  const page = await reader.open()
  await page.goto(site + pathname)
  expect(await page.getByRole('heading', {level: 1}).textContent()).toBe(generatedTitle)
  await page.getByText('look for the hole on purpose').first().waitFor()
  await page.getByText('Bring a decision that you reversed').first().waitFor()
  await page.goto(`${site}/careers/security-analyst/`)
  expect(await pathCount()).toBe(pathsBefore + 1)
  expect(await page.getByRole('link', {name: generatedTitle}).count()).toBeGreaterThan(0)

  await studio.edit('transitionPath', id)
  await studio.fill(
    'titleOverride',
    'From Front-End Developer to Application Security Engineer, the Long Way Round',
  )
  await studio.publish()
  await eventually(
    () => read(pathname),
    ({html}) => html.includes('the Long Way Round'),
  )
  await page.goto(site + pathname)
  expect(await page.getByRole('heading', {level: 1}).textContent()).toContain('the Long Way Round')

  await studio.unpublish()
  await eventually(
    () => read(pathname),
    ({status}) => status === 404,
  )
  await page.goto(site + pathname)
  expect(await page.getByRole('heading', {level: 1}).textContent()).not.toContain('Long Way Round')
  for (const list of ['/', '/careers/', '/careers/security-analyst/', '/sitemap.xml']) {
    const {status, html} = await read(list)
    expect(status, list).toBe(200)
    expect(html, list).not.toContain(pathname)
  }

  expect(editor.consoleErrors).toEqual([])
  expect(editor.foreignOrigins([studioAddress, lake, site])).toEqual([])
  expect(reader.foreignOrigins([site])).toEqual([])
})
