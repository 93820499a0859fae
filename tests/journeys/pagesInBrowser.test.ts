import {expect, inject, test} from 'vitest'
import {randomFrom} from '../../scripts/soak/random.ts'
import {axeViolations} from '../support/axe.ts'
import {useBrowser} from '../support/browser.ts'
import {expectNoFindings} from '../support/findings.ts'
import {type ReleasePage, readRelease, templatePages} from '../support/release.ts'
import {sidewaysScroll, visitAll} from '../support/visits.ts'

// Slow: contrast, width, what the policy blocks and what a script complains about are decided by a
// browser and by the words of each page. `pnpm soak pages` opens every page, this a share of them.

const openProfile = useBrowser()
const {site} = inject('addresses')
const {CROSSWALK_PAGES: count = '48', CROSSWALK_SEED: seed = '20261129'} = process.env

/** As the server answers for an address that does not exist. */
const lost = '/there-is-no-such-page/'
/** Chromium reports as errors what the policy blocks, and every answer that is not a success. */
const answerOfLost = /status of 404/

test('pages of all templates are accessible in light and dark, fit a small phone, and call nobody else', async () => {
  const pages = sharePages(readRelease(inject('data')).pages)
  const pathnames = pages.map(({pathname}) => (pathname === '/404.html' ? lost : pathname))
  process.stdout.write(`${pathnames.length} pages, seed ${seed}\n`)
  const profile = await openProfile()

  const findings = await visitAll(profile, {site, pathnames}, async ({page}) => {
    await page.setViewportSize({width: 1280, height: 900})
    await page.emulateMedia({colorScheme: 'light'})
    const light = await axeViolations(page)
    await page.emulateMedia({colorScheme: 'dark'})
    const dark = await axeViolations(page, ['color-contrast', 'link-in-text-block'])
    const wide = await sidewaysScroll(page, 320)
    return [...light, ...dark.map((violation) => `dark: ${violation}`), ...wide]
  })

  expectNoFindings(findings)
  expectNoFindings(profile.consoleErrors.filter((error) => !answerOfLost.test(error)))
  expect(profile.foreignOrigins([site])).toEqual([])
  await profile.close()
})

/** The longest of each template, and as many others as there is room for. */
function sharePages(pages: readonly ReleasePage[]): ReleasePage[] {
  const random = randomFrom(Number(seed))
  const longest = new Set(templatePages({pages}))
  const others = pages
    .filter((page) => !longest.has(page))
    .map((page) => ({page, at: random()}))
    .sort((one, other) => one.at - other.at)
    .map(({page}) => page)
  return [...longest, ...others].slice(0, Math.max(longest.size, Number(count)))
}
