import {readFile} from 'node:fs/promises'
import {gzipSync} from 'node:zlib'
import type {Page} from 'playwright-core'
import {expect, inject, test} from 'vitest'
import {engineer, stranger, teacher} from '../support/assessmentPersonas.ts'
import {
  byKeyboard,
  byMouse,
  openWhole,
  screens,
  takeAssessment,
} from '../support/assessmentReader.ts'
import {useBrowser} from '../support/browser.ts'

const openProfile = useBrowser()
const {site} = inject('addresses')
const assessment = `${site}/assessment/`
/** Compressed, all that the page runs. */
const SCRIPT_BUDGET_BYTES = 75 * 1024

test('an engineer learns by mouse how far product management is, and why', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(assessment)
  await takeAssessment(page, byMouse(), engineer)

  const result = page.locator('.result')
  expect(await result.getByRole('heading', {level: 2}).textContent()).toBe(
    'Product Manager: a stretch',
  )
  expect(await result.locator('.verdict').textContent()).not.toContain('%')
  expect(await result.getByRole('heading', {level: 3}).allTextContents()).toEqual([
    'What you bring, and what is needed',
    'Your path',
    'What speaks for you',
    'What is missing most',
    'Where an hour counts most',
    'How long it takes you',
    'Two other careers to look at',
    'What would change this',
    'How sure this is, and how it is worked out',
    'Keep it, share it, or erase it',
  ])
  const path = result.getByRole('link', {name: /^From Software Engineer to Product Manager/})
  expect(await path.getAttribute('href')).toBe('/paths/software-engineer-to-product-manager/')

  const time = result.locator('#time-needed')
  const before = await time.textContent()
  await result.getByRole('radio', {name: '20', exact: true}).click()
  expect(await time.textContent()).not.toBe(before)
  expect(await time.textContent()).toContain('At 20 hours a week')

  await result.getByText('The full arithmetic').click()
  const arithmetic = await result.locator('.arithmetic').textContent()
  const [, missing, needed, readiness] =
    /R = 1 − ([\d.]+) ÷ ([\d.]+) = ([\d.]+)/.exec(arithmetic ?? '') ?? []
  expect(Number(readiness)).toBeCloseTo(1 - Number(missing) / Number(needed), 2)
  expect(profile.consoleErrors).toEqual([])
  await profile.close()
})

test('a teacher compares all careers by keyboard alone', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(assessment)
  await takeAssessment(page, byKeyboard(page), teacher, async (name) => {
    // The heading takes the focus whenever a screen comes up, so that reading starts there.
    if (name === 'result') expect(await page.locator('h2:focus').count(), name).toBe(1)
  })
  const options = page.getByRole('heading', {name: 'The nearest first'})
  expect(await options.isVisible()).toBe(true)
  expect(await page.locator('.option').count()).toBeGreaterThanOrEqual(6)
  expect(await page.locator('.option').first().textContent()).toMatch(/You bring .+Missing most: /)
  expect(await page.getByRole('status').textContent()).toBe('Your result is ready.')

  const one = page.getByRole('button', {name: /^See the result for/}).first()
  await byKeyboard(page).press(one)
  await page.getByRole('heading', {name: 'What speaks for you'}).waitFor()
  expect(profile.consoleErrors).toEqual([])
  await profile.close()
})

test('somebody whose work is not listed gets through on a small phone at 400 % zoom', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.setViewportSize({width: 320, height: 256})
  await page.goto(assessment)
  await takeAssessment(page, byMouse(), stranger, async (name) => {
    expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBe(320)
    expect(await smallTargets(page), name).toEqual([])
  })
  const notices = await page.locator('.notices').textContent()
  expect(notices).toContain('Your role is not in our list')
  expect(await page.getByText('Take it as a first guess').isVisible()).toBe(true)
  await profile.close()
})

/** Controls that are lower than a finger needs; links within sentences are spared. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.assessment :is(.choice, button, summary, input[type=search])')]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 44)
      .map((element) => element.textContent ?? ''),
  )
}

test('missing answers are named with links, and Back keeps what was answered', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(`${assessment}#target=product-manager&from=software-engineer`)
  const goOn = page.getByRole('button', {name: 'Continue'})
  await goOn.click()
  const problems = page.getByRole('region', {name: 'There is something to answer first'})
  await problems.getByRole('link', {name: /Say how long/}).click()
  expect(await page.locator(':focus').getAttribute('value')).toBe('under-2')
  await page.getByRole('radio', {name: '2 to 4 years'}).check()
  await problems.waitFor({state: 'detached'})
  await goOn.click()
  expect(await page.getByRole('radio', {name: /^Product Manager/}).isChecked()).toBe(true)
  await page.getByRole('button', {name: 'Back'}).click()
  expect(await page.getByRole('checkbox', {name: 'Software Engineer'}).isChecked()).toBe(true)
  expect(await page.getByRole('radio', {name: '2 to 4 years'}).isChecked()).toBe(true)
  await goOn.click()
  await goOn.click()
  await page.getByRole('heading', {name: screens.skills}).waitFor()
  expect(await page.getByRole('radio', {checked: true}).count()).toBe(0)
  await page.goBack()
  await page.getByRole('heading', {name: screens.target}).waitFor()
  expect(profile.consoleErrors).toEqual([])
  await profile.close()
})

test('one answer is changed from the review, which comes back after it', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(assessment)
  await takeAssessment(page, byMouse(), engineer, async (name) => {
    if (name !== 'review') return
    await page.getByRole('button', {name: 'Change Years in it'}).click()
    await page.getByRole('radio', {name: '10 years or more'}).check()
    await page.getByRole('button', {name: 'Save and go on'}).click()
    await page.getByRole('heading', {name: screens.review}).waitFor()
    const years = page.locator('.review > div', {hasText: 'Years in it'})
    expect(await years.textContent()).toContain('10 years or more')
  })
  await profile.close()
})

test('the result goes into files and into a link, which gives the same result elsewhere', async () => {
  const profile = await openProfile()
  await profile.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const page = await profile.open()
  await page.goto(assessment)
  await takeAssessment(page, byMouse(), engineer)
  const save = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', {name}).click(),
    ])
    return readFile(await download.path(), 'utf8')
  }
  const text = await save('Save as text')
  expect(text).toMatch(/^PRODUCT MANAGER: A STRETCH\n/)
  expect(text).toContain('Current or latest role: Software Engineer')
  const json = JSON.parse(await save('Save as JSON'))
  expect(json).toMatchObject({format: 'crosswalk-assessment', answers: {weeklyHours: 8}})

  await page.getByRole('button', {name: 'Copy a link to this result'}).click()
  await page.getByText('This link contains all of your answers.').waitFor()
  const link: string = await page.evaluate('navigator.clipboard.readText()')
  expect(new URL(link).search).toBe('')
  expect(page.url()).toBe(assessment)
  await profile.close()

  const elsewhere = await openProfile()
  const other = await elsewhere.open()
  await other.goto(link)
  await other.getByText('This result comes from the answers in the link').waitFor()
  expect(await other.getByRole('heading', {level: 2}).first().textContent()).toBe(
    'Product Manager: a stretch',
  )
  await other.getByRole('button', {name: 'Erase all of my answers'}).click()
  await other.getByText('Everything is erased.').waitFor()
  expect(other.url()).toBe(assessment)
  expect(elsewhere.consoleErrors).toEqual([])
  await elsewhere.close()
})

test('what is filled in before the script has come is kept', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/mount-*.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(assessment, {waitUntil: 'commit'})
  await page.getByRole('checkbox', {name: 'Teacher'}).check()
  await page.getByRole('radio', {name: '5 to 9 years'}).check()
  const field = page.getByLabel('Your work, by whatever name')
  await field.pressSequentially('nur')
  expect(await page.locator('button[type=submit]').isEnabled()).toBe(false)
  release()
  await page.locator('button[type=submit]:enabled').waitFor()
  expect(await page.getByRole('checkbox', {name: 'Teacher'}).isChecked()).toBe(true)
  expect(await page.getByRole('radio', {name: '5 to 9 years'}).isChecked()).toBe(true)
  expect(await field.inputValue()).toBe('nur')
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true)
  expect(await page.getByRole('checkbox', {name: 'Nurse'}).isVisible()).toBe(true)
  await profile.close()
})

test('a result whose code does not arrive is told, and comes with the next load', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.route('**/Result-*.js', (route) => route.abort())
  await page.goto(assessment)
  const answerAll = takeAssessment(page, byMouse(), engineer)
  const alert = page.getByRole('alert')
  await Promise.race([answerAll, alert.waitFor()])
  expect(await alert.textContent()).toContain('Your result could not be loaded.')
  await page.getByRole('checkbox', {name: 'Remember my answers on this device'}).check()

  await page.unroute('**/Result-*.js')
  await alert.getByRole('link', {name: 'load the page anew'}).click()
  await answerAll
  await page.getByRole('heading', {name: 'Product Manager: a stretch'}).waitFor()
  await profile.close()
})

test('a result waits for the titles of its steps, so that no word of it changes', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  const arrival = Promise.withResolvers<void>()
  await page.route(await titlesUrl(), async (route) => {
    await arrival.promise
    await route.continue()
  })
  await page.goto(assessment)
  const answerAll = takeAssessment(page, byMouse(), engineer)
  const waiting = page.getByText('Your result is being worked out.')
  await Promise.race([answerAll, waiting.waitFor()])
  expect(await waiting.count()).toBe(1)

  arrival.resolve()
  await answerAll
  expect(await page.locator('.result').textContent()).toContain('“Rank a real backlog twice”')
  await profile.close()
})

test('a result numbers its steps if their titles do not arrive', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.route(await titlesUrl(), (route) => route.abort())
  await page.goto(assessment)
  await takeAssessment(page, byMouse(), engineer)

  const words = await page.locator('.result').textContent()
  expect(words).toMatch(/“Step \d+”, \d+ hours/)
  expect(words).not.toContain('Rank a real backlog twice')
  await profile.close()
})

async function titlesUrl(): Promise<string> {
  const html = await (await fetch(assessment)).text()
  return new URL(/data-titles="([^"]+)"/.exec(html)?.[1] ?? '', assessment).href
}

test('all scripts of the page fit the budget, and nothing moves while they come', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  let bytes = 0
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'script')
      bytes += gzipSync(await response.body()).length
  })
  await openWhole(page, assessment)
  expect(bytes).toBeLessThanOrEqual(SCRIPT_BUDGET_BYTES)
  expect(await page.locator('button[type=submit]').isEnabled()).toBe(true)
  expect(await page.evaluate(layoutShift)).toBe(0)
  await profile.close()
})

/** The sum of all moves so far that nobody asked for. */
const layoutShift = `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    resolve(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))
  }).observe({type: 'layout-shift', buffered: true})
  setTimeout(() => resolve(0), 500)
})`

test('without scripts the page is a worksheet with the paths as links', async () => {
  const profile = await openProfile({javaScriptEnabled: false})
  const page = await profile.open()
  await page.goto(assessment)
  expect(await page.getByRole('heading', {name: 'On paper'}).isVisible()).toBe(true)
  expect(await page.getByRole('heading', {name: screens.role}).isVisible()).toBe(false)
  expect(await page.getByRole('link', {name: /^From .+ to .+ Guide$/}).count()).toBeGreaterThan(20)
  expect(await page.getByRole('table').count()).toBeGreaterThan(10)
  await profile.close()

  const enhanced = await openProfile()
  const other = await enhanced.open()
  await other.goto(assessment)
  expect(await other.getByRole('heading', {name: 'On paper'}).isVisible()).toBe(false)
  await other.getByRole('link', {name: /Use the worksheet/}).click()
  expect(await other.getByRole('heading', {name: 'On paper'}).isVisible()).toBe(true)
  await enhanced.close()
})
