import {expect, inject, test} from 'vitest'
import {eventually, useBrowser} from '../support/browser.ts'
import {Studio} from '../support/studio.ts'

const openProfile = useBrowser()
const {site, studio: studioAddress, lake} = inject('addresses')
const pathname = '/paths/software-engineer-to-ai-product-manager/'
const generatedTitle = 'From Software Engineer to AI Product Manager: Your 9-Month Transition Guide'

const intro =
  `As a Software Engineer you have shipped features that behaved in production and features
that did not, and you know why. Products built on models add one question to every plan: how good is
good enough, and how would anyone notice when it stops being so? You already read logs, write tests
and argue about trade-offs. What you have done less often is sit with a customer before there is
anything to build, and say no to a good idea for a better one. Start on Monday by asking three people
how they decide today without the feature that your team plans for next month.`.replaceAll(
    '\n',
    ' ',
  )

const advantages = ['Talk with engineers without a translator', 'Turn constraints into choices']

const advice = [
  {kind: 'Ask', phase: 'Before', title: 'Ask to sit in on two customer calls'},
  {kind: 'Do', phase: 'During', title: 'Write the evaluation before the feature'},
  {kind: 'Proof', phase: 'During', title: 'Keep a one-page record of each decision'},
  {kind: 'Interview', phase: 'Landing', title: 'Bring a decision that you reversed'},
] as const

async function read(path: string): Promise<{status: number; html: string}> {
  const response = await fetch(site + path)
  return {status: response.status, html: await response.text()}
}

/** The number that the career page gives for its list of paths. */
async function pathCount(): Promise<number> {
  const {html} = await read('/careers/product-manager/')
  const [, count] = /Transition paths from different backgrounds \((\d+)\)/.exec(html) ?? []
  return Number(count)
}

// The whole thread is under test: only the real Studio, lake, webhook, publisher and site show it.
test('an editor writes a path by hand, publishes, retitles and unpublishes it, and the static site follows', async () => {
  const editor = await openProfile()
  const studio = new Studio(await editor.open(), studioAddress)
  await studio.create('transitionPath')
  await studio.pickReference('from', 'Software Engineer')
  await studio.pickReference('to', 'Product Manager')
  await studio.fill('specialisation', 'ai-product-manager')
  await studio.fill('slug', 'software-engineer-to-ai-product-manager')
  await studio.fill('durationMonths', '9')
  await studio.write('intro', intro)
  await studio.pickReference(await studio.addItem('authors'), 'Crosswalk editors')
  await studio.pickReference('roadmap', 'From building models to deciding about AI products')
  for (const title of advantages) {
    await studio.pickReference(await studio.addItem('advantages'), title)
  }
  for (const {kind, phase, title} of advice) {
    const item = await studio.addItem('advice')
    await studio.select(`${item}.kind`, kind)
    await studio.fill(`${item}.title`, title)
    await studio.write(`${item}.body`, `${title}, and write down what surprised you the same day.`)
    await studio.choose(`${item}.phase`, phase)
    await studio.closeDialog()
  }
  const id = studio.documentId()
  expect((await read(pathname)).status).toBe(404)
  const pathsBefore = await pathCount()

  await studio.publish()
  await eventually(
    () => read(pathname),
    ({status}) => status === 200,
  )

  const reader = await openProfile({javaScriptEnabled: false})
  const page = await reader.open()
  await page.goto(site + pathname)
  expect(await page.getByRole('heading', {level: 1}).textContent()).toBe(generatedTitle)
  await page.getByText('how good is good enough').first().waitFor()
  await page.getByText('Bring a decision that you reversed').first().waitFor()
  await page.goto(`${site}/careers/product-manager/`)
  expect(await pathCount()).toBe(pathsBefore + 1)
  expect(await page.getByRole('link', {name: generatedTitle}).count()).toBeGreaterThan(0)

  await studio.edit('transitionPath', id)
  await studio.fill(
    'titleOverride',
    'From Software Engineer to AI Product Manager, the Long Way Round',
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
  for (const list of ['/', '/careers/', '/careers/product-manager/', '/sitemap.xml']) {
    const {status, html} = await read(list)
    expect(status, list).toBe(200)
    expect(html, list).not.toContain(pathname)
  }

  expect(editor.consoleErrors).toEqual([])
  expect(editor.foreignOrigins([studioAddress, lake, site])).toEqual([])
  expect(reader.foreignOrigins([site])).toEqual([])
})
