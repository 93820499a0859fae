import type {SanityDocument} from '@sanity/client'
import {afterAll, beforeAll, expect, inject, test} from 'vitest'
import {eventually, useBrowser} from '../support/browser.ts'
import {resource, review, skill} from '../support/buildingBlocks.ts'
import {Desk} from '../support/desk.ts'

const openProfile = useBrowser()
const addresses = inject('addresses')
let desk: Desk

beforeAll(async () => {
  desk = await Desk.open(await openProfile(), addresses)
})

afterAll(async () => {
  expect(desk.profile.consoleErrors).toEqual([])
  expect(desk.profile.consoleWarnings).toEqual([])
  expect(desk.profile.foreignOrigins([addresses.studio, addresses.lake, addresses.site])).toEqual(
    [],
  )
})

function get(id: string): Promise<SanityDocument | undefined> {
  return desk.client.getDocument(id)
}

test('J2 a path begun from a career shows its gap while it is written', async () => {
  await desk.goTo('/structure/careers;targets;career-data-analyst;pathsTo')
  await desk.page.getByTestId('action-intent-button').last().click()
  await desk.page.getByTestId('gap-summary').getByText('Choose both careers').waitFor()
  await desk.page.locator("[id='from']").fill('Teacher')
  const choices = desk.page.locator("[id='from-listbox']")
  await choices.getByText('Teacher', {exact: true}).first().click()

  const gap = await desk.inspector('Skill gap')
  await gap
    .locator('[data-skill="skill-sql"]')
    .getByText(/typical of|not listed for/)
    .waitFor()
  await desk.page
    .getByTestId('gap-summary')
    .getByText(/Gap in \d+ of \d+ skills · no roadmap yet/)
    .waitFor()
  expect(await desk.axe('[aria-label="Skill gap"]')).toEqual([])
  expect(await desk.axe('[data-testid="gap-summary"]')).toEqual([])
  await desk.page.getByTestId('suggestions-authors').waitFor()
  expect(await desk.axe('[data-testid="suggestions-authors"]')).toEqual([])

  // Between the same ends it would stand in the way of the paths of other tests.
  const begun =
    '*[_id in path("drafts.**") && from._ref == "career-teacher" && to._ref == "career-data-analyst"]'
  await desk.goTo('/structure')
  await expect
    .poll(() => desk.client.fetch(`count(${begun})`, {}, {perspective: 'raw'}))
    .toBeGreaterThan(0)
  await desk.client.delete({query: begun})
})

test('J3 a step that is missing is added from the list of uncovered skills', async () => {
  const roadmapId = 'journey-roadmap'
  const source = await get('roadmap-ai-product-manager')
  const [path] = await desk.client.fetch<SanityDocument[]>(
    '*[_type == "transitionPath" && roadmap._ref == "roadmap-ai-product-manager"]',
  )
  const phases = source?.phases.map((phase: {steps: object[]}) => ({
    ...phase,
    steps: phase.steps.map((step) => ({...step, optional: true})),
  }))
  await desk.client
    .transaction()
    .createOrReplace({...source, _id: `drafts.${roadmapId}`, _type: 'learningRoadmap', phases})
    .createOrReplace({
      ...path,
      _id: 'drafts.journey-path',
      _type: 'transitionPath',
      roadmap: {_type: 'reference', _ref: roadmapId, _weak: true},
    })
    .commit()

  await desk.edit('learningRoadmap', roadmapId)
  const panel = await desk.inspector('Uncovered skills')
  await panel.getByText('Stops publishing').first().waitFor()
  const buttons = panel.getByRole('button', {name: /^Add step for/})
  const before = await buttons.count()
  expect(await desk.axe('[aria-label="Uncovered skills"]')).toEqual([])
  await buttons.first().click()

  await eventually(
    () => buttons.count(),
    (count) => count === before - 1,
  )
  const last = (await get(`drafts.${roadmapId}`))?.phases.at(-1).steps.at(-1)
  expect(last).toMatchObject({_type: 'step', skills: [{reachesLevel: expect.any(Number)}]})
  await desk.client.delete({query: '*[_id in ["drafts.journey-path", "drafts.journey-roadmap"]]'})
})

test('J5 a clone for another background shares the plan and starts without a slug', async () => {
  await desk.edit('transitionPath', 'path-accountant-to-data-analyst')
  const dialog = await desk.action(/^Clone/)
  await desk.pick(dialog, 'Nurse')
  expect(await desk.axe('[role="dialog"]')).toEqual([])
  await dialog.getByRole('button', {name: 'Clone', exact: true}).click()
  await dialog.waitFor({state: 'detached'})

  const clone = await eventually(
    () =>
      desk.client.fetch<SanityDocument | null>(
        '*[_type == "transitionPath" && from._ref == "career-nurse" && to._ref == "career-data-analyst" && _id in path("drafts.**")][0]',
      ),
    (found) => found !== null,
  )
  const cloneId = clone?._id.slice('drafts.'.length) ?? ''
  await desk.page.waitForURL(
    (url) => url.pathname.includes(cloneId) && !url.pathname.includes('intent'),
  )
  const original = await get('path-accountant-to-data-analyst')
  expect(clone?.roadmap._ref).toBe(original?.roadmap._ref)
  expect(clone).not.toHaveProperty('slug')
  await desk.client.delete(clone?._id ?? '')
})

test('J6 a changed address leaves one hop behind, and coming back removes it', async () => {
  const id = 'path-accountant-to-data-analyst'
  const change = async (slug: string) => {
    await desk.edit('transitionPath', id)
    const dialog = await desk.action(/^Change URL/)
    await dialog.getByRole('textbox').fill(slug)
    await dialog.getByText('will lead to').waitFor()
    expect(await desk.axe('[role="dialog"]')).toEqual([])
    await dialog.getByRole('button', {name: 'Change URL'}).click()
    await dialog.waitFor({state: 'detached'})
  }
  const redirects = () =>
    desk.client.fetch<{from: string; to: string}[]>(
      '*[_type == "redirect" && createdFrom == $id] | order(from asc){from, to}',
      {id},
    )
  const first = (await get(id))?.slug.current

  await change('accountant-to-analyst')
  await change('bookkeeper-to-analyst')
  expect(await redirects()).toEqual([
    {from: '/paths/accountant-to-analyst/', to: '/paths/bookkeeper-to-analyst/'},
    {from: `/paths/${first}/`, to: '/paths/bookkeeper-to-analyst/'},
  ])

  await change(first)
  expect((await get(id))?.slug.current).toBe(first)
  expect(await redirects()).toEqual([
    {from: '/paths/accountant-to-analyst/', to: `/paths/${first}/`},
    {from: '/paths/bookkeeper-to-analyst/', to: `/paths/${first}/`},
  ])
  await desk.tab('Content')
  await expect
    .poll(() => desk.page.getByTestId('field-slug').locator('input').first().isEditable())
    .toBe(false)
  await desk.client.delete({query: '*[_type == "redirect" && createdFrom == $id]', params: {id}})
})

test('J7 two skills become one, after the list of what changes', async () => {
  await desk.client
    .transaction()
    .createOrReplace(skill('journey-old', 'Journey old skill'))
    .createOrReplace(skill('journey-new', 'Journey new skill'))
    .createOrReplace(resource('drafts.journey-article', 'Journey article', 'journey-old'))
    .commit()
  await desk.edit('skill', 'journey-old')
  const dialog = await desk.action(/^Replace everywhere/)
  await desk.pick(dialog, 'Journey new skill')
  await dialog.getByTestId('user-list').getByText('Journey article').waitFor()
  await dialog.getByText('Delete this document afterwards').click()
  expect(await desk.axe('[role="dialog"]')).toEqual([])
  await dialog.getByRole('button', {name: 'Replace in 1 document'}).click()
  await dialog.waitFor({state: 'detached'})

  const article = await get('drafts.journey-article')
  expect(article?.skills).toMatchObject([{_ref: 'journey-new'}])
  expect(await get('journey-old')).toBeUndefined()
})

test('J8 what is in use is not deleted: its users are listed, with ways out', async () => {
  await desk.edit('skill', 'skill-sql')
  const dialog = await desk.action('Delete')
  await dialog
    .getByTestId('user-list')
    .getByRole('link', {name: 'Data Analyst', exact: true})
    .waitFor()
  expect(await dialog.getByRole('button', {name: 'Cannot delete yet'}).isDisabled()).toBe(true)
  await dialog.getByRole('button', {name: 'Replace …'}).waitFor()
  expect(await desk.axe('[role="dialog"]')).toEqual([])
  await dialog.getByRole('button', {name: 'Cancel'}).click()
  expect(await get('skill-sql')).toBeDefined()
})

test('J9 a draft goes live with the drafts it needs, in one transaction', async () => {
  await desk.client
    .transaction()
    .createOrReplace(skill('drafts.journey-set', 'Journey set'))
    .createOrReplace({
      ...resource('drafts.journey-book', 'Journey book', 'journey-set'),
      skills: [
        {
          _type: 'reference',
          _ref: 'journey-set',
          _key: 'a',
          _weak: true,
          _strengthenOnPublish: {type: 'skill'},
        },
      ],
    })
    .commit()
  await desk.edit('resource', 'journey-book')
  const dialog = await desk.action(/^Publish with dependencies/)
  await dialog.getByRole('button', {name: 'Publish 2 documents'}).waitFor()
  expect(await desk.axe('[role="dialog"]')).toEqual([])
  await dialog.getByRole('button', {name: 'Publish 2 documents'}).click()
  await dialog.waitFor({state: 'detached'})

  const [book, set] = await Promise.all([get('journey-book'), get('journey-set')])
  expect(book?._rev).toBe(set?._rev)
  expect(book?.skills).toMatchObject([{_ref: 'journey-set'}])
  expect(await get('drafts.journey-book')).toBeUndefined()
})

test('J4 an advantage that several paths share says which', async () => {
  const [shared] = await desk.client.fetch<{_id: string}[]>(
    '*[_type == "advantage" && count(*[_type == "transitionPath" && references(^._id)]) > 1][0...1]{_id}',
  )
  await desk.edit('advantage', shared?._id ?? '')
  await desk.page.getByTestId('shared-use').getByRole('link').first().waitFor()
  expect(await desk.axe('[data-testid="shared-use"]')).toEqual([])
  const users = await desk.inspector('Used by')
  await users.getByRole('link').first().waitFor()
  expect(await desk.axe('[aria-label="Used by"]')).toEqual([])
})

test('J13 a review without a change is one click, and dated', async () => {
  await desk.client.createOrReplace(skill('journey-stale', 'Journey stale'))
  await desk.edit('skill', 'journey-stale')
  await desk.page.getByTestId('action-menu-button').click()
  await desk.page.getByRole('menuitem', {name: 'Reviewed, no change'}).click()
  const reviewed = await eventually(
    () => get('journey-stale'),
    (document) => document?.review.lastReviewed !== review.lastReviewed,
  )
  expect(reviewed?.review.changeSummary).toContain('Reviewed')
})

test('rules between documents are told in the form, with a link to the other document', async () => {
  const twin = await get('path-accountant-to-data-analyst')
  await desk.client.createOrReplace({...twin, _id: 'drafts.journey-twin', _type: 'transitionPath'})
  await desk.edit('transitionPath', 'journey-twin')
  const findings = desk.page.getByTestId('finding-links')
  await findings.getByText('Another path already leads').waitFor()
  await findings.getByRole('link', {name: 'Open “Accountant → Data Analyst”'}).first().waitFor()
  expect(await desk.axe('[data-testid="finding-links"]')).toEqual([])
  await desk.client.delete('drafts.journey-twin')
})

test('levels are chosen by the sentences of the skill itself', async () => {
  await desk.edit('career', 'career-data-analyst')
  await desk.tab('Skills')
  await desk.page.getByTestId('field-skills').getByText('SQL', {exact: true}).first().click()
  const anchor = (await get('skill-sql'))?.levels.level3
  const dialog = desk.page.getByRole('dialog')
  await dialog.getByText(anchor).waitFor()
  expect(await desk.axe('[role="radiogroup"]')).toEqual([])
})

test('J12 the form says whether readers see what is published', async () => {
  await desk.edit('skill', 'skill-sql')
  await desk.page
    .getByText(/^Live(,|$)/)
    .first()
    .waitFor()
})

test('what a draft would change is told before it is published', async () => {
  const id = 'path-accountant-to-data-analyst'
  const href = '/paths/accountant-to-data-analyst/'
  const published = await get(id)
  await desk.client.createOrReplace({
    ...published,
    _id: `drafts.${id}`,
    _type: 'transitionPath',
    titleOverride: 'What nobody has published',
  })
  await desk.edit('transitionPath', id)
  const dialog = await desk.action('What would change …')
  const link = dialog.getByRole('link', {name: href, exact: true})
  expect(await link.getAttribute('href')).toBe(addresses.site + href)
  expect(await dialog.getByText(/^Publishing this draft, and nothing else, makes/).count()).toBe(1)
  expect(await desk.axe('[data-testid="planned-changes"]')).toEqual([])

  await desk.page.keyboard.press('Escape')
  await dialog.waitFor({state: 'detached'})
  await desk.goTo('/structure')
  await desk.client.delete(`drafts.${id}`)
  expect(await (await fetch(addresses.site + href)).text()).not.toContain('nobody has published')
})

test('J16 a table becomes drafts after a dry run, and nothing new the second time', async () => {
  await desk.goTo('/import')
  const text = desk.page.getByRole('textbox', {name: 'Or the text itself'})
  await text.fill(
    [
      'title,kind,definition,level1,level2,level3,level4,aliases',
      'Journey import,craft,"Reading tables, and writing them back without losing a comma on the way.",I see it.,I try it.,I do it.,I teach it.,Journey reading; Journey writing',
      'Journey broken,craft,Too short.,I see it.,I try it.,I do it.,I teach it.,',
    ].join('\n'),
  )
  await desk.page.getByRole('button', {name: 'Dry run'}).click()
  const report = desk.page.getByTestId('import-report')
  await report.getByText('1 to create, 0 to update, 0 unchanged, 1 refused').waitFor()
  expect(await desk.axe('[aria-label="Import"]')).toEqual([])

  await desk.page.getByRole('button', {name: 'Write 1 draft'}).click()
  await report.getByText('0 to create, 0 to update, 1 unchanged, 1 refused').waitFor()
  const [draft] = await desk.client.fetch<SanityDocument[]>('*[slug.current == "journey-import"]')
  expect(draft).toMatchObject({aliases: ['Journey reading', 'Journey writing']})
  await desk.client.delete(draft?._id ?? '')
})

test('Health names what to look after, and each row opens its document', async () => {
  await desk.client.createOrReplace({
    ...skill('journey-forgotten', 'Journey forgotten'),
    review: {_type: 'review', lastReviewed: '2020-01-15', reviewCycleMonths: 12},
  })
  await desk.goTo('/health')
  const due = desk.page.getByTestId('health-reviews')
  await due.getByRole('link', {name: 'Journey forgotten'}).waitFor()
  expect(await desk.axe('[aria-label="Health"]')).toEqual([])
  await desk.client.delete('journey-forgotten')
  await due.getByRole('link', {name: 'Journey forgotten'}).waitFor({state: 'detached'})
})

test('drafts are listed by what they still miss', async () => {
  const twin = await get('path-accountant-to-data-analyst')
  await desk.client.createOrReplace({...twin, _id: 'drafts.journey-twin', _type: 'transitionPath'})
  await desk.goTo('/structure/paths;drafts')
  await desk.page.getByText('Another path already leads').first().waitFor()
  await desk.page.getByTestId('list-count').first().waitFor()
  await desk.client.delete('drafts.journey-twin')
})

test('J15 a made-up reader is scored with the drafts', async () => {
  await desk.goTo('/structure/assessment;tryIt')
  const pane = desk.page.getByTestId('try-assessment')
  await pane.getByRole('combobox', {name: 'Present job'}).selectOption({label: 'Software Engineer'})
  await pane.getByRole('button', {name: 'Add persona'}).click()
  const persona = pane.locator('[data-persona="Software Engineer"]')
  expect(await persona.getByRole('listitem').count()).toBe(5)
  expect(await persona.getByText('Another band than today').count()).toBe(0)
  expect(await desk.axe('[data-testid="try-assessment"]')).toEqual([])

  const settings = await get('assessmentSettings')
  const bands = settings?.bands.map((band: object, place: number, all: object[]) => ({
    ...band,
    minimumScore: place === all.length - 1 ? 0 : 0.99 - place / 100,
  }))
  await desk.client.createOrReplace({
    ...settings,
    _id: 'drafts.assessmentSettings',
    _type: 'assessmentSettings',
    bands,
  })
  await persona.getByText('Another band than today').waitFor()
  await desk.client.delete('drafts.assessmentSettings')
  await persona.getByText('Another band than today').waitFor({state: 'detached'})
})
