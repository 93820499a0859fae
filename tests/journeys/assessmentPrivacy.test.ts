import {type Answers, noAnswers} from '@crosswalk/schemas/rules/assessment/answers'
import {encodeAnswers} from '@crosswalk/schemas/rules/assessment/fragment'
import {decodePack} from '@crosswalk/schemas/rules/assessment/wirePack'
import type {Page} from 'playwright-core'
import {expect, inject, test} from 'vitest'
import {byMouse, openWhole, screens, takeAssessment} from '../support/assessmentReader.ts'
import {useBrowser} from '../support/browser.ts'

// Only a browser can show what a page sends and what it leaves behind.

const openProfile = useBrowser()
const {site} = inject('addresses')
const assessment = `${site}/assessment/`

const engineer = {
  search: '',
  role: 'Software Engineer',
  years: '2 to 4 years',
  target: 'Product Manager',
  skills: 'typical',
  weeklyHours: '10',
}

/** Everything that a page can leave on the device. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({name}) => `database ${name}`),
    ...(await caches.keys()).map((name) => `cache ${name}`),
    ...document.cookie.split(';').filter((text) => text !== ''),
  ])
}

test('after its own files the page asks nobody for anything, and leaves nothing behind', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await openWhole(page, assessment)
  const requests: string[] = []
  page.on('request', (request) => {
    // Files that the page makes for the reader have addresses, too, but stay in the browser. The
    // icon of the tab is the browser's business, which may fetch it whenever it likes.
    if (!/^blob:|\/favicon\.\w+$/.test(request.url())) requests.push(request.url())
  })
  page.on('websocket', (socket) => requests.push(socket.url()))
  await takeAssessment(page, byMouse(), engineer)
  await page.getByRole('radio', {name: '20', exact: true}).click()
  await page.getByRole('button', {name: 'Copy a link to this result'}).click()
  await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', {name: 'Save as text'}).click(),
  ])
  await page.getByText('The full arithmetic').click()
  expect(await kept(page)).toEqual([])
  expect(page.url()).toBe(assessment)
  await page.getByRole('button', {name: 'Erase all of my answers'}).click()
  expect(requests).toEqual([])
  expect(await kept(page)).toEqual([])
  expect(profile.consoleErrors).toEqual([])
  await profile.close()
})

test('answers outlive a reload only where the reader has asked for it', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(assessment)
  const answerFirstScreen = async () => {
    await page.locator('button[type=submit]:enabled').waitFor()
    await page.getByRole('checkbox', {name: 'Teacher'}).check()
    await page.getByRole('radio', {name: '5 to 9 years'}).check()
  }
  await answerFirstScreen()
  await page.reload()
  await page.locator('button[type=submit]:enabled').waitFor()
  expect(await page.getByRole('checkbox', {name: 'Teacher'}).isChecked()).toBe(false)

  await answerFirstScreen()
  await page.getByRole('checkbox', {name: 'Remember my answers on this device'}).check()
  await page.getByRole('button', {name: 'Continue'}).click()
  await page.getByRole('radio', {name: /^Data Analyst/}).check()
  expect((await kept(page)).sort()).toEqual(['crosswalk:assessment', 'crosswalk:assessment-screen'])
  await page.reload()
  await page.getByText('Your answers are back').waitFor()
  await page.getByRole('heading', {name: screens.target}).waitFor()
  expect(await page.getByRole('radio', {name: /^Data Analyst/}).isChecked()).toBe(true)
  await page.getByRole('button', {name: 'Back'}).click()
  expect(await page.getByRole('checkbox', {name: 'Teacher'}).isChecked()).toBe(true)
  expect(await page.getByRole('radio', {name: '5 to 9 years'}).isChecked()).toBe(true)

  await page.getByRole('checkbox', {name: 'Remember my answers on this device'}).uncheck()
  expect(await kept(page)).toEqual([])
  expect(profile.consoleErrors).toEqual([])
  await profile.close()
})

test('what was kept for too long, or damaged, is named and removed', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(assessment)
  await page.locator('button[type=submit]:enabled').waitFor()
  await page.getByRole('checkbox', {name: 'Remember my answers on this device'}).check()
  await page.clock.install({time: Date.now() + 181 * 24 * 60 * 60 * 1000})
  await page.reload()
  await page.getByText('were older than 180 days').waitFor()
  expect(await kept(page)).toEqual([])
  await page.evaluate(() => localStorage.setItem('crosswalk:assessment', '{"format":1,"answers":7'))
  await page.reload()
  await page.getByText('are damaged and cannot be read').waitFor()
  expect(await kept(page)).toEqual([])
  expect(profile.consoleErrors).toEqual([])
  await profile.close()
})

test('a browser that keeps nothing says so and goes on', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('Blocked', 'SecurityError')
      },
    })
  })
  await page.goto(assessment)
  await page.locator('button[type=submit]:enabled').waitFor()
  const remember = page.getByRole('checkbox', {name: 'Remember my answers on this device'})
  await remember.click()
  await page.getByText('This browser keeps nothing for this site').waitFor()
  expect(await remember.isChecked()).toBe(false)
  await takeAssessment(page, byMouse(), engineer)
  expect(profile.consoleErrors).toEqual([])
  await profile.close()
})

const hostile = [
  'v=1',
  'v=1&p=x&s=product-discovery:4&c=zzzz',
  'v=2&s=a:1&c=1',
  'v=1&r=__proto__&t=constructor&c=0',
  '<img src=x onerror=alert(1)>',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '%E0%A4%A',
  'target=__proto__&from=constructor',
  'target=no-such-career',
  `s=${'a:1,'.repeat(20_000)}`,
  '{"answers":{"roles":["x"]}}',
  '\u202Egnp.exe',
  '=&=&=',
]

test('a damaged or hostile end of the address is ignored with a notice', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  let dialogs = 0
  page.on('dialog', (dialog) => {
    dialogs += 1
    return dialog.dismiss()
  })
  await page.goto(`${assessment}#${hostile[0]}`)
  for (const fragment of hostile) {
    // The first is loaded with the page; the others are followed within it.
    await page.evaluate((text) => {
      location.hash = text
    }, fragment)
    const notice = page.locator('.notices p').first()
    await notice.filter({hasText: /could not be read|names a career that is not here/}).waitFor()
    expect(await page.getByRole('heading', {name: screens.role}).isVisible(), fragment).toBe(true)
    expect(await page.getByRole('checkbox', {checked: true}).count(), fragment).toBe(0)
    await page.evaluate(() => {
      location.hash = ''
    })
  }
  expect(dialogs).toBe(0)
  expect(await kept(page)).toEqual([])
  expect(profile.consoleErrors).toEqual([])
  await profile.close()
})

test('a link from an older edition keeps what still fits and names the rest', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(assessment)
  const href = await page.locator('[data-assessment]').getAttribute('data-pack')
  const decoded = decodePack(await (await fetch(new URL(href ?? '', site))).json())
  if (decoded.kind === 'refused') throw new Error(decoded.detail)
  const skill = decoded.pack.skills.find(({levels}) => levels !== null)
  const answers: Answers = {
    ...noAnswers,
    roles: ['career-software-engineer', 'career-lamplighter'],
    target: 'career-product-manager',
    skills: {'skill-trimming-wicks': 3, [skill?.id ?? '']: 2},
  }
  const link = encodeAnswers(answers, {...decoded.pack, hash: 'an-older-one'})
  await page.goto(`${site}/about/`)
  await page.goto(`${assessment}#${link}`)
  const notices = page.locator('.notices').first()
  await notices.filter({hasText: 'have changed since'}).waitFor()
  expect(await notices.textContent()).toContain('skill-trimming-wicks')
  expect(await notices.textContent()).toContain('career-lamplighter')
  await page.getByRole('heading', {name: /^Product Manager: /}).waitFor()
  expect(profile.consoleErrors).toEqual([])
  await profile.close()
})

test('content that changes while somebody answers is named at the end, with a way to load it', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(assessment)
  await page.locator('button[type=submit]:enabled').waitFor()
  const later = await profile.open()
  await later.goto(`${site}/about/`)
  await later.evaluate(() => new BroadcastChannel('crosswalk:assessment').postMessage('another'))
  // A page behind another one is hardly painted, and slow to answer.
  await page.bringToFront()
  await takeAssessment(page, byMouse(), engineer)
  await page.getByText('have changed while this page was open').waitFor()
  expect(await page.getByRole('link', {name: 'Load the page anew'}).isVisible()).toBe(true)
  await profile.close()
})
