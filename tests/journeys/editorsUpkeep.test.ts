import {execFile} from 'node:child_process'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {lakeCommand} from '@crosswalk/lake/testing/lakeProcess'
import {documentTypeNames} from '@crosswalk/schemas'
import type {SanityDocumentStub} from '@sanity/client'
import type {Locator} from 'playwright-core'
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {eventually, useBrowser} from '../support/browser.ts'
import {resource, review} from '../support/buildingBlocks.ts'
import {Desk} from '../support/desk.ts'
import {startLinkedSite} from '../support/linkedSite.ts'
import {temporaryFolder} from '../support/temporaryFolder.ts'

const openProfile = useBrowser()
const addresses = inject('addresses')
const contentScript = fileURLToPath(new URL('../../scripts/content/main.ts', import.meta.url))
let desk: Desk

beforeAll(async () => {
  desk = await Desk.open(await openProfile(), addresses)
})

afterAll(() => {
  expect(desk.profile.consoleWarnings).toEqual([])
  expect(desk.profile.consoleErrors).toEqual([])
  expect(desk.profile.foreignOrigins([addresses.studio, addresses.lake, addresses.site])).toEqual(
    [],
  )
})

/** As an operator runs it, with an editor's token. */
async function contentCommand(...args: string[]): Promise<{code: number; stdout: string}> {
  const data = join(inject('data'), 'lake')
  const token = await lakeCommand(data, 'token', 'create', '--role', 'editor')
  const env = {...process.env, SANITY_API_HOST: addresses.lake, SANITY_API_WRITE_TOKEN: token}
  return new Promise((resolve) => {
    execFile(process.execPath, [contentScript, ...args], {env}, (error, stdout) =>
      resolve({code: typeof error?.code === 'number' ? error.code : 0, stdout}),
    )
  })
}

async function publish(): Promise<void> {
  await desk.page.locator('[data-testid=action-publish][data-disabled=false]').click()
}

test('J14 broken links are found politely, listed, and replaced everywhere', async () => {
  const site = await startLinkedSite()
  const linked = (name: string) => ({
    ...resource(`journey-${name}`, `Journey ${name}`, 'skill-sql'),
    url: `${site.address}/${name}`,
  })
  const page = {
    _id: 'journey-page',
    _type: 'page',
    language: 'en',
    title: 'Journey page',
    slug: {_type: 'slug', current: 'journey-page'},
    body: [
      {
        _key: 'p1',
        _type: 'block',
        style: 'normal',
        markDefs: [{_key: 'm1', _type: 'link', href: `${site.address}/gone`}],
        children: [{_key: 's1', _type: 'span', text: 'Read this.', marks: ['m1']}],
      },
    ],
    review,
  }
  const made = [linked('good'), linked('moved'), linked('gone'), page]
  await desk.client.mutate(made.map((document) => ({create: document as SanityDocumentStub})))

  const links = ['links', '--host', site.host, '--pause-ms', '0', '--again-after-hours', '0']
  const cache = ['--cache', join(temporaryFolder(), 'links.json')]
  const first = await contentCommand(...links, ...cache)
  expect(first).toMatchObject({code: 0, stdout: expect.stringContaining('Failed once')})
  expect(site.requests.filter((request) => request.endsWith('/moved'))).toHaveLength(1)
  const asked = site.requests.length
  const second = await contentCommand(...links, ...cache)
  expect(second.code).toBe(1)
  expect(second.stdout).toContain(`Broken: ${site.address}/gone The page is gone (404).`)
  expect(second.stdout).toContain('journey-page · body[_key=="p1"].markDefs[_key=="m1"].href')
  expect(site.requests.slice(asked)).toEqual(['HEAD /gone', 'GET /gone'])
  const moved = await desk.client.getDocument('journey-moved')
  expect(moved?.checked).toMatchObject({status: 200, finalUrl: `${site.address}/good`})

  await desk.goTo('/health')
  const row = desk.page.getByTestId('health-links').getByRole('link', {name: 'Journey gone'})
  await row.click()
  const dialog = await desk.action(/^Replace address everywhere/)
  await dialog.getByTestId('user-list').getByText('Journey page').waitFor()
  await dialog.getByLabel('New address').fill(`${site.address}/good`)
  await dialog.getByText('is not encrypted').waitFor()
  await dialog.getByLabel('New address').fill('https://example.org/found-again')
  expect(await desk.axe('[role="dialog"]')).toEqual([])
  await dialog.getByRole('button', {name: 'Replace in 2 documents'}).click()
  await dialog.waitFor({state: 'detached'})

  const [gone, mended] = await desk.client.getDocuments(['journey-gone', 'journey-page'])
  expect(gone?.url).toBe('https://example.org/found-again')
  expect(gone).not.toHaveProperty('checked')
  expect(mended?.body[0].markDefs[0].href).toBe('https://example.org/found-again')
  await desk.goTo('/health')
  await desk.page.getByTestId('health-links').getByText('No link was broken').waitFor()
  await desk.client.delete({query: '*[_id in $ids]', params: {ids: made.map(({_id}) => _id)}})
})

test('J17 an earlier revision comes back from the history, its address through Change URL, and old links lead on', async () => {
  const id = 'skill-clinical-workflow-analysis'
  const {page} = desk
  const [before, after] = ['clinical-workflow-analysis', 'how-a-ward-works']
  const definition = 'Watching how a ward works before anybody draws how it ought to work.'
  const redirects = () =>
    desk.client.fetch<{from: string; to: string}[]>(
      '*[_type == "redirect" && createdFrom == $id] | order(from asc){from, to}',
      {id},
    )
  const original = await desk.client.getDocument(id)
  await desk.edit('skill', id)
  await page.locator("[id='definition']:not([readonly], [disabled])").fill(definition)
  await publish()
  await eventually(
    () => desk.client.getDocument(id),
    (document) => document?.definition === definition,
  )
  let dialog = await desk.action(/^Change URL/)
  await dialog.getByRole('textbox').fill(after)
  await dialog.getByText('will lead to').waitFor()
  await dialog.getByRole('button', {name: 'Change URL'}).click()
  await dialog.waitFor({state: 'detached'})
  expect(await redirects()).toEqual([{from: `/skills/${before}/`, to: `/skills/${after}/`}])

  await page
    .getByTestId('pane-footer')
    .getByText(/Last published|dited/)
    .first()
    .click()
  await page.getByRole('tab', {name: 'History'}).click()
  const events = page.getByTestId('timeline-item-button')
  await events.filter({hasText: 'Published'}).first().waitFor()
  await events.last().click()
  await page.getByTestId('pane-footer').getByRole('button', {name: 'Revert to revision'}).click()
  await page.getByRole('button', {name: 'Confirm'}).click()
  await eventually(
    () => desk.client.getDocument(`drafts.${id}`),
    (draft) => draft?.slug.current === before,
  )
  await publish()
  dialog = page.getByRole('dialog')
  await dialog.getByText('becomes its address again').waitFor()
  await dialog.getByRole('button', {name: 'Change URL'}).click()
  await dialog.waitFor({state: 'detached'})
  await publish()
  await eventually(
    () => desk.client.getDocument(`drafts.${id}`),
    (draft) => draft === undefined,
  )

  const restored = await desk.client.getDocument(id)
  expect(restored?.slug.current).toBe(before)
  expect(restored?.definition).toBe(original?.definition)
  expect(await redirects()).toEqual([{from: `/skills/${after}/`, to: `/skills/${before}/`}])
  await eventually(
    async () => fetch(`${addresses.site}/skills/${after}/`, {redirect: 'manual'}),
    ({status, headers}) =>
      status === 301 &&
      new URL(headers.get('location') ?? '', addresses.site).pathname === `/skills/${before}/`,
  )
  expect((await fetch(`${addresses.site}/skills/${before}/`)).status).toBe(200)
  await desk.client.delete({query: '*[_type == "redirect" && createdFrom == $id]', params: {id}})
})

test('J18 a new colleague finds sample content, help at every field and the house style', async () => {
  const {page} = desk
  await desk.goTo('/structure/careers;targets')
  await page.getByText('Data Analyst', {exact: true}).first().waitFor()
  const count = page.getByTestId('pane-item-Careers').getByTestId('list-count')
  const careers = await desk.client.fetch<number>('count(*[_type == "career"])')
  expect(Number(await count.textContent())).toBe(careers)
  expect(await isSeen(count)).toBe(true)

  for (const type of documentTypeNames) {
    await desk.goTo(`/intent/create/template=${type};type=${type}/`)
    await page.waitForURL((url) => !url.pathname.includes('intent'))
    await page.locator(`[data-testid='document-pane']`).last().waitFor()
    await page.getByTestId('group-tab-all-fields').click()
    await page.locator('[data-testid=group-tab-all-fields][aria-selected=true]').waitFor()
    expect(await fieldsWithoutHelp(), type).toEqual([])
  }

  await page.getByRole('link', {name: 'Writing guide'}).click()
  await page.getByRole('heading', {level: 1}).first().waitFor()
  expect(await desk.axe('[aria-label="Writing guide"]')).toEqual([])
})

/** Whether a reader sees the middle of an element, rather than what lies over or around it. */
function isSeen(target: Locator): Promise<boolean> {
  return target.evaluate((element) => {
    const {x, y, width, height} = element.getBoundingClientRect()
    return document.elementsFromPoint(x + width / 2, y + height / 2).includes(element)
  })
}

/** Fields of the open form that say nothing about what belongs into them. */
function fieldsWithoutHelp(): Promise<string[]> {
  return desk.page.locator("[data-testid^='field-']:visible").evaluateAll((fields) =>
    fields
      .map((field) => field.getAttribute('data-testid')?.slice('field-'.length) ?? '')
      // What stands at a field or above all of them is none itself.
      .filter((name) => !/^(groups|group-root|group-tabs|actions-.*)$/.test(name))
      .filter((name) => !document.getElementById(`desc_${name}`)?.textContent),
  )
}
