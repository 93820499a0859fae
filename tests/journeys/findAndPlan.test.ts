import {readFile} from 'node:fs/promises'
import {expect, inject, test} from 'vitest'
import {useBrowser} from '../support/browser.ts'

const openProfile = useBrowser()
const {site} = inject('addresses')
const path = `${site}/paths/software-engineer-to-product-manager/`

test('a search is typed, narrowed and followed by keyboard, and its address can be kept', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(`${site}/search/`)
  await page.keyboard.type('interviews')
  const status = page.getByRole('status')
  await status.filter({hasText: /\d+ pages match “interviews”/}).waitFor()
  await page.getByLabel('Type').selectOption('Path')
  await status.filter({hasText: /with these filters/}).waitFor()
  expect(page.url()).toBe(`${site}/search/?q=interviews&type=Path`)

  await page.reload()
  await status.filter({hasText: /pages match “interviews” with these filters/}).waitFor()
  const field = page.getByLabel('What are you looking for?')
  await field.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Escape')
  await field.press('Enter')
  await Promise.all([page.waitForURL(/\/paths\//), page.keyboard.press('Enter')])
  expect(profile.consoleErrors).toEqual([])
  expect(profile.foreignOrigins([site])).toEqual([])
  await profile.close()
})

test('a search without result or without index says so and leaves the list of all pages', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(`${site}/search/?q=qqqzzz`)
  await page.getByRole('status').filter({hasText: 'No page matches “qqqzzz”.'}).waitFor()
  expect(await page.getByRole('heading', {name: 'All pages'}).isVisible()).toBe(true)

  await page.route('**/pagefind/**', (route) => route.abort())
  await page.reload()
  await page.getByRole('status').filter({hasText: 'could not be loaded'}).waitFor()
  expect(await page.getByRole('heading', {name: 'All pages'}).isVisible()).toBe(true)
  await profile.close()
})

test('a background is found by another name, with a slip in it, and by keyboard', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(site)
  const field = page.getByLabel('Your work, by whatever name')
  const shown = page.locator('[data-picker-list] li:visible')
  const all = await shown.count()
  expect(all).toBeGreaterThan(5)
  await field.fill('software dev')
  await page
    .getByRole('status')
    .filter({hasText: /^\d+ backgrounds? for “software dev”/})
    .waitFor()
  expect(await shown.first().textContent()).toContain('Software Engineer')
  await field.fill('sofware enginer')
  expect(await shown.first().textContent()).toContain('Software Engineer')
  await field.fill('qqqzzz')
  expect(await shown.count()).toBe(0)
  await page.getByRole('status').filter({hasText: 'rate your skills instead'}).waitFor()
  await field.fill('')
  expect(await shown.count()).toBe(all)
  await field.fill('nurse')
  await field.press('ArrowDown')
  expect(await page.locator(':focus').textContent()).toContain('Nurse')
  await page.keyboard.press('Escape')
  await Promise.all([page.waitForURL(`${site}/from/nurse/`), field.press('Enter')])
  expect(profile.consoleErrors).toEqual([])
  await profile.close()
})

test('an address with a slip in it leads to the page that it means', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  const response = await page.goto(`${site}/paths/sofware-enginer-to-product-manger/`)
  expect(response?.status()).toBe(404)
  const [link] = await page.locator('[data-suggestions] a').all()
  await link?.click()
  await page.waitForURL(path)
  await page.goto(`${site}/xyzzyplugh/`)
  await page.getByText('No page here has an address like that.').waitFor()
  await profile.close()
})

test('two careers and a path are set side by side, by an address that can be kept', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(`${site}/compare/`)
  expect(await page.getByRole('heading', {name: 'Paths to the same career'}).isVisible()).toBe(true)
  await page.getByLabel('First').selectOption('Product Manager')
  await page.getByLabel('Second').selectOption('Data Analyst')
  const status = page.getByRole('status')
  await status.filter({hasText: /\d+ of \d+ skills are asked for by both\./}).waitFor()
  expect(page.url()).toBe(`${site}/compare/?a=careers/product-manager&b=careers/data-analyst`)
  expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex')

  await page.getByLabel('Third').selectOption('From Software Engineer to Product Manager')
  await status.filter({hasText: 'by all three.'}).waitFor()
  const skills = page.getByRole('table').nth(1)
  expect(await skills.getByRole('columnheader').count()).toBeGreaterThanOrEqual(3)
  expect(await skills.getByRole('rowheader').count()).toBeGreaterThan(10)

  await page.goBack()
  await status.filter({hasText: 'by both.'}).waitFor()
  await page.goto(`${site}/compare/?a=careers/product-manager&b=careers/no-such-career`)
  await status.filter({hasText: 'no career or path “careers/no-such-career”'}).waitFor()
  expect(await page.getByRole('heading', {name: 'Paths to the same career'}).isVisible()).toBe(true)
  expect(profile.consoleErrors).toEqual([])
  await profile.close()
})

test('months follow the chosen pace, and the choice is kept', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(path)
  const left = page.getByText(/steps done\./)
  expect(await left.textContent()).toMatch(/^0 of 13 steps done\. 312 hours left: about 9 months/)
  await page.getByRole('group', {name: 'Your hours a week'}).getByLabel('20').check({force: true})
  expect(await left.textContent()).toMatch(/about 3\.6 months at 20 hours a week/)
  await page.reload()
  expect(await left.textContent()).toMatch(/at 20 hours a week/)
  await profile.close()
})

test('ticked steps stay on the device, go into a file and come back from it', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(path)
  const step = page.getByRole('checkbox').first()
  await step.focus()
  await page.keyboard.press('Space')
  const left = page.getByText(/of 13 steps done\./)
  expect(await left.textContent()).toMatch(/^1 of 13 steps done\. 292 hours left/)
  await page.reload()
  expect(await step.isChecked()).toBe(true)

  await page.getByText('Keep your progress').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', {name: 'Save to a file'}).click(),
  ])
  const saved = JSON.parse(await readFile(await download.path(), 'utf8'))
  const [plan] = Object.keys(saved.done)
  await profile.close()

  const elsewhere = await openProfile()
  const other = await elsewhere.open()
  await other.goto(path)
  await other.getByText('Keep your progress').click()
  const chooser = other.getByLabel('Read from a file')
  const upload = (text: string) =>
    chooser.setInputFiles({name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text)})
  await upload('{"done":{}}')
  await other.getByText('That file holds no progress of this site.').waitFor()
  saved.done[plan ?? ''].withdrawn = 'A step of last year'
  await upload(JSON.stringify(saved))
  await other.getByText('Read from the file: 2 steps of this plan.').waitFor()
  expect(await other.getByRole('checkbox').first().isChecked()).toBe(true)
  expect(await other.getByText('A step of last year').isVisible()).toBe(true)
  expect(await other.getByText(/^1 of 13 steps done/).isVisible()).toBe(true)
  expect([...profile.consoleErrors, ...elsewhere.consoleErrors]).toEqual([])
  await elsewhere.close()
})

test('a browser that keeps nothing still ticks, and says that it will forget', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('Blocked', 'SecurityError')
      },
    })
  })
  await page.goto(path)
  await page.getByRole('checkbox').first().check()
  await page.getByText('This browser keeps nothing for this site.').waitFor()
  expect(await page.getByText(/^1 of 13 steps done/).isVisible()).toBe(true)
  expect(profile.consoleErrors).toEqual([])
  await profile.close()
})
