import {expect, inject, test} from 'vitest'
import {eventually, useBrowser} from '../support/browser.ts'
import {filesHolding} from '../support/release.ts'
import {signedInClient} from '../support/signedInClient.ts'
import {Studio} from '../support/studio.ts'

const openProfile = useBrowser()
const {site, studio: studioAddress, lake} = inject('addresses')
const skill = 'skill-cloud-services'
const definition = 'Knowing what can be rented by the minute, and what it costs in the end.'
const later = 'Knowing what can be rented by the minute, what it costs, and who pays.'

/** The Studio learns what a person may do by dry runs, and tries to schedule what is scheduled. */
const isTrial = (error: string): boolean => error.endsWith('409 (Conflict)')

// Only the real Studio asks for what its release views need: permissions by dry runs, limits,
// metadata, listeners on releases, documents of the past.
test('J10 releases are made, filled, scheduled and published in the Studio, and nothing shows before its time', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  const studio = new Studio(page, studioAddress)
  await page.goto(`${studioAddress}/releases`)
  // The button moves when the list turns out to be empty.
  await page
    .getByTestId('no-releases-info-text')
    .or(page.getByTestId('table-row'))
    .first()
    .waitFor()
  await page.getByRole('button', {name: 'New release'}).first().click()
  await page.getByTestId('release-form-title').fill('Spring')
  await page.getByTestId('submit-release-button').click()
  await page.waitForURL(/\/releases\/\w+/)
  const [, spring = ''] = /\/releases\/(\w+)/.exec(page.url()) ?? []

  await page.goto(`${studioAddress}/intent/edit/id=${skill};type=skill/?perspective=${spring}`)
  await page.getByRole('button', {name: 'Add to release'}).click()
  await page.getByTestId('group-tab-all-fields').click()
  await studio.input('definition').and(page.locator(':enabled')).fill(definition)
  const client = await signedInClient(page, {lake})
  const read = (perspective: string) =>
    client.fetch<string>('*[_id == $skill][0].definition', {skill}, {perspective: [perspective]})
  await expect
    .poll(
      async () => ({
        stored: await read(spring),
        shown: await studio.input('definition').inputValue(),
        errors: profile.consoleErrors.filter((error) => !isTrial(error)),
      }),
      {timeout: 60_000},
    )
    .toEqual({stored: definition, shown: definition, errors: []})
  expect(await read('published')).not.toBe(definition)

  await page.goto(`${studioAddress}/releases/${spring}`)
  await page.locator('[data-testid=publish-all-button][data-disabled=false]').click()
  await page.getByRole('dialog').getByRole('button', {name: 'Run release'}).click()
  await page.getByTestId('published-release-type-label').waitFor()
  expect(await read('published')).toBe(definition)
  await eventually(
    async () => (await fetch(`${site}/skills/cloud-services/`)).text(),
    (html) => html.includes('what it costs'),
  )
  // The documents of a release that is over come from the history.
  await page.getByText('Cloud services').first().waitFor()

  const {releaseId: summer} = await client.releases.create({metadata: {title: 'Summer'}})
  await client.createVersion({baseId: skill, publishedId: skill, releaseId: summer})
  await client.patch(`versions.${summer}.${skill}`).set({definition: later}).commit()
  await page.goto(`${studioAddress}/releases/${summer}`)
  await page.getByText('Cloud services').first().waitFor()
  await page.getByTestId('release-menu-button').click()
  await page.getByTestId('schedule-button-menu-item').click()
  const dialog = page.getByTestId('confirm-schedule-dialog')
  await dialog.getByRole('textbox').fill('Jan 2, 2040 10:00')
  await dialog.getByRole('textbox').press('Tab')
  await dialog.getByRole('button', {name: 'Yes, schedule'}).click()
  await page.getByTestId('release-lock-icon').waitFor()

  // Another change goes live meanwhile, so the site is built during the embargo.
  const sql = await client.fetch<string>('*[_id == "skill-sql"][0].definition')
  await client
    .patch('skill-sql')
    .set({definition: `${sql} Even on a Sunday.`})
    .commit()
  await eventually(
    async () => (await fetch(`${site}/skills/sql/`)).text(),
    (html) => html.includes('Even on a Sunday'),
  )
  expect(filesHolding(inject('data'), 'Even on a Sunday')).not.toEqual([])
  expect(filesHolding(inject('data'), 'what it costs, and who pays')).toEqual([])
  await client.patch('skill-sql').set({definition: sql}).commit()

  await page.getByRole('button', {name: 'Unschedule release'}).click()
  await page.getByRole('dialog').getByRole('button', {name: 'Unschedule release'}).click()
  await page.getByTestId('schedule-button').waitFor()
  // The dialog knows whole minutes only.
  const publishAt = new Date(Date.now() + 1_000).toISOString()
  await client.releases.schedule({releaseId: summer, publishAt})
  await page.getByTestId('published-release-type-label').waitFor()

  expect(await read('published')).toBe(later)
  await eventually(
    async () => (await fetch(`${site}/skills/cloud-services/`)).text(),
    (html) => html.includes('what it costs, and who pays'),
  )
  await page.goto(`${studioAddress}/intent/edit/id=${skill};type=skill/`)
  await page
    .getByText(/^Live(,|$)/)
    .first()
    .waitFor()
  expect(profile.consoleErrors.filter((error) => !isTrial(error))).toEqual([])
  expect(profile.foreignOrigins([studioAddress, site, lake])).toEqual([])
  await profile.close()
})
