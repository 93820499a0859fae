import {readFileSync} from 'node:fs'
import type {Locator, Page} from 'playwright-core'
import {expect, inject, test} from 'vitest'
import {eventually, useBrowser} from '../support/browser.ts'
import {signedInClient} from '../support/signedInClient.ts'
import {Studio} from '../support/studio.ts'

const openProfile = useBrowser()
const {site, studio: studioAddress, lake} = inject('addresses')
const picture = readFileSync(new URL('../../content/images/product-manager.png', import.meta.url))

interface StoredImage {
  asset: {_ref: string}
  crop?: {left: number; right: number; top: number; bottom: number}
  hotspot?: {x: number; y: number}
}

// What the image dialog asks for, uploads, and writes is known to the real Studio alone.
test('an image is uploaded, cropped and given a hotspot, and is served so', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  const studio = new Studio(page, studioAddress)
  await studio.create('person')
  await page.locator('input[type=file]').first().setInputFiles({
    name: 'somebody.png',
    mimeType: 'image/png',
    buffer: picture,
  })
  await page.getByTestId('options-menu-edit-details').click()
  const dialog = page.getByRole('dialog')
  await drag(page, dialog.locator('[data-handle=crop-right]'), {x: -40, y: 0})
  await drag(page, dialog.locator('[data-handle=hotspot]').first(), {x: 30, y: 20})
  await studio.closeDialog()
  const client = await signedInClient(page, {lake})
  const id = `drafts.${studio.documentId()}`
  const image = await eventually(
    () => client.fetch<StoredImage | null>('*[_id == $id][0].photo', {id}, {perspective: 'raw'}),
    (stored) => (stored?.crop?.right ?? 0) > 0 && stored?.hotspot !== undefined,
  )

  expect(image?.crop).toMatchObject({left: 0})
  expect(image?.hotspot).not.toMatchObject({x: 0.5, y: 0.5})
  const asset = await client.getDocument(image?.asset._ref ?? '')
  expect(asset).toMatchObject({mimeType: 'image/png', size: picture.length})
  const rendered = await fetch(
    `${asset?.url}?w=200&h=100&fit=crop&crop=focalpoint&fp-x=0.6&fp-y=0.6`,
  )
  expect(rendered.headers.get('content-type')).toBe('image/png')
  expect(profile.consoleErrors).toEqual([])
  expect(profile.foreignOrigins([studioAddress, lake, site])).toEqual([])
  await profile.close()
  await client.delete(id)
})

test('what is searched for is found, and comments and tasks are not offered', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  const studio = new Studio(page, studioAddress)
  await studio.edit('skill', 'skill-sql')
  const title = await studio.input('title').inputValue()

  expect(await page.getByRole('button', {name: /comment|task/i}).count()).toBe(0)
  await page.getByTestId('studio-search').click()
  await page.keyboard.type(title)
  const results = page.getByTestId('search-results')
  await results.getByText(title, {exact: true}).first().waitFor()

  expect(profile.consoleErrors).toEqual([])
  await profile.close()
})

/** Moves something by some pixels with the mouse, as a person does. */
async function drag(page: Page, handle: Locator, by: {x: number; y: number}): Promise<void> {
  await handle.waitFor({state: 'attached'})
  const box = await handle.boundingBox()
  if (!box) throw new Error('What is to be dragged has no place on the page.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by.x, y + by.y, {steps: 8})
  await page.mouse.up()
}
