import type {SanityDocument} from '@sanity/client'
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {eventually, useBrowser} from '../support/browser.ts'
import {resource, skill} from '../support/buildingBlocks.ts'
import {type OwnDesk, openOwnDesk} from '../support/ownDesk.ts'

const openProfile = useBrowser()
let own: OwnDesk

beforeAll(async () => {
  own = await openOwnDesk(openProfile, {data: inject('data'), addresses: inject('addresses')})
})

afterAll(async () => {
  // What the browser itself says of a lake that is away, of an answer that breaks off when it goes, of a
  // refusal and of a lost session; and what the Studio says of a history that it asks for meanwhile.
  const wanted =
    /ERR_(CONNECTION_(REFUSED|RESET)|EMPTY_RESPONSE|INCOMPLETE_CHUNKED_ENCODING)|status of (401|404)|was not found \(traceId|^Error fetching events TypeError: Failed to fetch/
  const errors = own.desk.profile.consoleErrors.filter((error) => !wanted.test(error))
  await own.close()
  expect(errors).toEqual([])
})

/** Makes a skill and opens its form. */
async function begin(id: string, title: string, rest: object = {}): Promise<void> {
  await own.desk.client.create({...skill(id, title), ...rest})
  await openSkill(id, title)
}

async function openSkill(id: string, title: string): Promise<void> {
  await own.desk.edit('skill', id)
  // The form of the document before stands until this one is read.
  await eventually(
    () => own.desk.page.locator("[id='title']").inputValue(),
    (value) => value === title,
  )
}

async function typeAtEnd(field: string, text: string): Promise<void> {
  const {page} = own.desk
  // A form that is still being read shows its fields, but does not take keys yet.
  await page.locator(`[id='${field}']:not([readonly], [disabled])`).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text, {delay: 20})
}

function stored(id: string, passes: (document: SanityDocument) => boolean) {
  return eventually(
    () => own.desk.client.getDocument(id),
    (document) => document !== undefined && passes(document),
  )
}

async function publish(): Promise<void> {
  await own.desk.page.locator('[data-testid=action-publish][data-disabled=false]').click()
}

/** Deletes a document at the moment when the Studio sends its next change of it. */
async function deleteAtNextChange(id: string): Promise<void> {
  const {page, client} = own.desk
  await page.route(
    /\/data\/actions\//,
    async (route) => {
      await client.delete({query: '*[_id in [$id, "drafts." + $id]]', params: {id}})
      await route.continue()
    },
    {times: 1},
  )
}

// Whether the Studio keeps and sends what it could not is known only with a lake that is really gone.
test.each([
  ['is killed', () => own.killLake()],
  ['is stopped', () => own.stopLake()],
])('what is typed while the lake %s is kept, and stored when it is back', async (how, away) => {
  const {desk} = own
  const id = `bad-day-${how.slice(3)}`
  await begin(id, `Bad day: it ${how}`)
  await typeAtEnd('definition', ' Before the cut.')
  await away()
  await typeAtEnd('definition', ' During the cut.')
  await desk.page.getByText('The content server does not answer.').waitFor()
  expect(await desk.axe('[role=status]:has([data-testid=lake-away])')).toEqual([])
  await typeAtEnd('definition', ' And after the notice.')
  const typed = / Before the cut\. During the cut\. And after the notice\.$/
  expect(await desk.page.locator("[id='definition']").inputValue()).toMatch(typed)

  await own.startLake()
  const draft = await stored(`drafts.${id}`, ({definition}) => typed.test(definition))
  expect(draft?.title).toBe(`Bad day: it ${how}`)
  await desk.page.getByTestId('lake-away').waitFor({state: 'detached'})
  await typeAtEnd('definition', ' Later.')
  await stored(`drafts.${id}`, ({definition}) => /the notice\. Later\.$/.test(definition))
})

test('a document that is opened while the lake is away is shown when it is back', async () => {
  const {desk} = own
  await desk.client.create(skill('opened-away', 'Opened while away'))
  await own.killLake()
  await desk.goTo('/intent/edit/id=opened-away;type=skill/')
  await desk.page.getByTestId('lake-away').waitFor()

  await own.startLake()
  await eventually(
    () => desk.page.locator("[id='title']").inputValue(),
    (value) => value === 'Opened while away',
  )
})

test('a document that is deleted while it is published stays deleted, and can be restored', async () => {
  const {desk} = own
  await begin('gone-while-published', 'Gone while published')
  await typeAtEnd('definition', ' Changed.')
  await stored('drafts.gone-while-published', ({definition}) => / Changed\.$/.test(definition))
  await desk.page.getByTestId('pane-footer').getByText('Saved').waitFor()
  await deleteAtNextChange('gone-while-published')
  await publish()

  await desk.page.getByText('The draft is gone').waitFor()
  await desk.page.getByText('This document has been deleted').waitFor()
  const ids = ['gone-while-published', 'drafts.gone-while-published']
  expect(await desk.client.getDocuments(ids)).toEqual([null, null])
  await desk.page.getByRole('button', {name: 'Restore most recent revision'}).click()
  await stored('drafts.gone-while-published', ({definition}) => / Changed\.$/.test(definition))
})

test('a document that is deleted under the keys of an editor does not take the Studio down', async () => {
  const {desk} = own
  await begin('gone-while-typed', 'Gone while typed')
  await deleteAtNextChange('gone-while-typed')
  await typeAtEnd('definition', ' Changed.')
  await eventually(
    () => desk.client.getDocument('gone-while-typed'),
    (document) => document === undefined,
  )

  await openSkill('bad-day-killed', 'Bad day: it is killed')
  await typeAtEnd('definition', ' Afterwards.')
  await stored('drafts.bad-day-killed', ({definition}) => / Afterwards\.$/.test(definition))
})

test('a form with three hundred references opens, is checked and publishes', async () => {
  const {desk} = own
  const ids = Array.from({length: 300}, (_, place) => `many-${place}`)
  const transaction = desk.client.transaction()
  for (const id of ids) transaction.create(skill(id, `Many ${id.slice(5)}`))
  transaction.create({
    ...resource('drafts.full-shelf', 'Full shelf', 'many-0'),
    skills: ids.map((id) => ({_type: 'reference', _ref: id, _key: id})),
  })
  await transaction.commit()

  await desk.edit('resource', 'full-shelf')
  await desk.page.getByTestId('group-tab-all-fields').click()
  await desk.page.getByTestId('field-skills').getByText('Many 0', {exact: true}).waitFor()
  await desk.page.locator("[id='title']").fill('A full shelf')
  await stored('drafts.full-shelf', ({title}) => title === 'A full shelf')
  await publish()
  const shelf = await stored('full-shelf', ({title}) => title === 'A full shelf')
  expect(shelf?.skills).toHaveLength(300)
})

test('a field that the schema no longer has is shown, kept and does not stop publishing', async () => {
  const {desk} = own
  await begin('old-shape', 'Old shape', {legacyNote: 'From last year.'})
  await desk.page.getByTestId('group-tab-all-fields').click()
  await desk.page.getByText('Unknown field found').waitFor()
  await typeAtEnd('definition', ' Changed.')
  await publish()

  const published = await stored('old-shape', ({definition}) => / Changed\.$/.test(definition))
  expect(published?.legacyNote).toBe('From last year.')
})

test('a token that is revoked while somebody types sends them to sign in, and what was stored stays', async () => {
  const {desk} = own
  await begin('revoked', 'Revoked')
  await typeAtEnd('definition', ' Stored.')
  await stored('drafts.revoked', ({definition}) => / Stored\.$/.test(definition))
  await own.lakeCommand('token', 'revoke', own.tokenId)
  // Without a click, for the form may leave the page at any moment.
  await desk.page.keyboard.type(' Refused.', {delay: 20})
  await desk.page.getByText("You've been logged out").waitFor()

  await own.signInAgain()
  await openSkill('revoked', 'Revoked')
  expect(await desk.page.locator("[id='definition']").inputValue()).toMatch(/ Stored\.$/)
})
