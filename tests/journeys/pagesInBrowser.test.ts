import {expect, inject, test} from 'vitest'
import {axeViolations} from '../support/axe.ts'
import {useBrowser} from '../support/browser.ts'
import {expectNoFindings} from '../support/findings.ts'
import {readRelease} from '../support/release.ts'
import {sidewaysScroll, visitAll} from '../support/visits.ts'

// Slow: opens every page of the sample content. Contrast, width, what the policy blocks and what a
// script complains about are decided by a browser and by the words of each page.

const openProfile = useBrowser()
const {site} = inject('addresses')

/** As the server answers for an address that does not exist. */
const lost = '/there-is-no-such-page/'
/** Chromium reports as errors what the policy blocks, and every answer that is not a success. */
const answerOfLost = /status of 404/

test('every page is accessible in light and dark, fits a small phone, and calls nobody else', async () => {
  const {pages} = readRelease(inject('data'))
  const pathnames = pages.map(({pathname}) => (pathname === '/404.html' ? lost : pathname))
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
