import {expect, inject, test} from 'vitest'
import {useBrowser} from '../support/browser.ts'
import {Studio} from '../support/studio.ts'

const openProfile = useBrowser()
const {site, studio: studioAddress, lake} = inject('addresses')
const tabCount = 6

// Browsers open six HTTP/1.1 connections to a host over all tabs, and each tab holds several
// listeners: only real tabs of one profile can starve each other.
test(`${tabCount} Studio tabs on one document all follow an edit made in the last of them`, async () => {
  const profile = await openProfile()
  const tabs: Studio[] = []
  for (let index = 0; index < tabCount; index += 1) {
    const tab = new Studio(await profile.open(), studioAddress)
    await tab.edit('skill', 'skill-product-discovery')
    tabs.push(tab)
  }

  const last = tabs.at(-1)
  await last?.fill('definition', 'Finding out what is worth building, before anyone builds it.')

  for (const tab of tabs) {
    const field = tab.input('definition')
    await expect
      .poll(() => field.inputValue(), {timeout: 30_000})
      .toContain('before anyone builds it')
  }

  const extra = new Studio(await profile.open(), studioAddress)
  await extra.edit('skill', 'skill-product-discovery')
  await expect
    .poll(() => extra.input('definition').inputValue(), {timeout: 30_000})
    .toContain('before anyone builds it')
  expect(profile.consoleErrors).toEqual([])
  expect(profile.foreignOrigins([studioAddress, lake, site])).toEqual([])
  await profile.close()
})
