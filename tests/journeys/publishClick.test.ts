import type {SanityClient} from '@sanity/client'
import type {Page} from 'playwright-core'
import {expect, inject, test} from 'vitest'
import {type Profile, useBrowser} from '../support/browser.ts'
import {skill} from '../support/buildingBlocks.ts'
import {signedInClient} from '../support/signedInClient.ts'
import {Studio} from '../support/studio.ts'

const openProfile = useBrowser()
const {site, studio: studioAddress, lake} = inject('addresses')

interface Opened {
  client: SanityClient
  profile: Profile
  studio: Studio
}

/** The form of a draft that `write` makes, with a Publish that may be clicked. */
async function openDraft(
  type: string,
  id: string,
  write: (client: SanityClient, page: Page) => Promise<unknown>,
): Promise<Opened> {
  const profile = await openProfile()
  const studio = new Studio(await profile.open(), studioAddress)
  await studio.page.goto(studioAddress)
  await studio.page.getByTestId('studio-navbar').waitFor()
  const client = await signedInClient(studio.page, {lake, perspective: 'raw'})
  await write(client, studio.page)
  await studio.edit(type, id)
  await studio.page.locator('[data-testid=action-publish][data-disabled=false]').waitFor()
  return {client, profile, studio}
}

/** Somebody else takes a needed number away and gives it back: the form says when it has checked that. */
async function seeChecked({client, studio}: Opened, draftId: string): Promise<void> {
  const publish = (isDisabled: boolean) =>
    studio.page.locator(`[data-testid=action-publish][data-disabled=${isDisabled}]`).waitFor()
  const durationMonths: unknown = (await client.getDocument(draftId))?.durationMonths
  await client.patch(draftId).unset(['durationMonths']).commit()
  await publish(true)
  await client.patch(draftId).set({durationMonths}).commit()
  await publish(false)
}

/** The draft of a skill, whose first check has begun and ends after `release` is called. */
async function openUnchecked(id: string, definition: string) {
  const {promise: released, resolve: release} = Promise.withResolvers<void>()
  const {promise: begun, resolve: begin} = Promise.withResolvers<void>()
  const opened = await openDraft('skill', id, async (client, page) => {
    await client.create({...skill(`drafts.${id}`, `Clicked ${id}`), definition})
    await page.route(isCheck, async (route) => {
      begin()
      await released
      await route.continue()
    })
  })
  await begun
  return {...opened, release}
}

/** The rules between documents ask for skills of the same name. */
function isCheck({searchParams}: URL): boolean {
  return searchParams.get('query')?.includes('lower(title) in $names') === true
}

function published({page}: Studio): Promise<void> {
  return page.getByTestId('pane-footer').getByText('Last published').waitFor()
}

async function close({profile}: Opened): Promise<void> {
  expect(profile.consoleErrors).toEqual([])
  expect(profile.foreignOrigins([studioAddress, lake, site])).toEqual([])
  await profile.close()
}

const clicks = {
  'a click': `document.querySelector('[data-testid=action-publish]').click()`,
  'Ctrl+Alt+P': `document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {
    key: 'p', code: 'KeyP', keyCode: 80, ctrlKey: true, altKey: true, bubbles: true,
  }))`,
}

// What a text editor holds, and what Sanity ends for it, only the whole Studio shows.
test.each([
  ['a click', 'Clicked words.'],
  ['Ctrl+Alt+P', 'Typed words.'],
] as const)('%s right after the last words of a text publishes them', async (way, words) => {
  const id = 'path-journalist-to-data-analyst'
  const opened = await openDraft('transitionPath', id, async (client) => {
    const {_rev, ...path} = (await client.getDocument(id)) ?? expect.fail(`There is no ${id}.`)
    await client.create({...path, _id: `drafts.${id}`})
  })
  const {client, studio} = opened
  await seeChecked(opened, `drafts.${id}`)
  await studio.page.locator("[data-testid='field-intro'] [contenteditable=true]").click()
  // In one task: the editor gives its words to the form in a later one.
  await studio.page.evaluate(`(() => {
    getSelection().modify('move', 'forward', 'documentboundary')
    const words = {inputType: 'insertText', data: ' ${words}', bubbles: true, cancelable: true}
    document.activeElement.dispatchEvent(new InputEvent('beforeinput', words))
    ${clicks[way]}
  })()`)

  await published(studio)
  expect(JSON.stringify(await client.getDocument(id))).toContain(` ${words}`)
  expect(await client.getDocument(`drafts.${id}`)).toBeUndefined()
  await close(opened)
})

const definition = 'To know that what is written last is what readers get.'

test('a click while missing words are checked publishes those written since', async () => {
  const id = 'publish-while-checked'
  const opened = await openUnchecked(id, '')
  const {client, release, studio} = opened
  await studio.fill('definition', definition)
  await studio.page.locator('[data-testid=action-publish][data-disabled=false]').click()
  release()

  await published(studio)
  expect(await client.getDocument(id)).toMatchObject({definition})
  await close(opened)
})

test('a click while words are checked that have been deleted since publishes nothing, and says why', async () => {
  const id = 'refuse-while-checked'
  const opened = await openUnchecked(id, definition)
  const {client, release, studio} = opened
  await studio.fill('definition', '')
  await studio.page.locator('[data-testid=action-publish][data-disabled=false]').click()
  release()

  const reason = studio.page.locator('[data-ui=Toast]', {hasText: 'Not published'})
  await reason.getByText('Define the skill.').waitFor()
  expect(await client.getDocument(id)).toBeUndefined()
  await close(opened)
})
