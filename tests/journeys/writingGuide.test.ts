import {readFileSync} from 'node:fs'
import {expect, inject, test} from 'vitest'
import {useBrowser} from '../support/browser.ts'

const openProfile = useBrowser()
const {studio, lake} = inject('addresses')
const guide = readFileSync(new URL('../../content/STYLE.md', import.meta.url), 'utf8')

test('editors read the house style inside the Studio', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(studio)
  await page.getByRole('link', {name: 'Writing guide'}).click()

  const headings = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading)
  expect(headings.length).toBeGreaterThan(4)
  for (const name of headings) await page.getByRole('heading', {name, exact: true}).waitFor()

  await page.getByRole('link', {name: 'fillerPhrases.ts'}).press('Enter')
  const phrases = page.getByRole('heading', {name: 'Every phrase that is reported'})
  await expect
    .poll(() => phrases.evaluate((node) => node.ownerDocument.activeElement === node))
    .toBe(true)
  expect(profile.consoleErrors).toEqual([])
  expect(profile.foreignOrigins([studio, lake])).toEqual([])
  await profile.close()
})
