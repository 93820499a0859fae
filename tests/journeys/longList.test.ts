import {expect, inject, test} from 'vitest'
import {useBrowser} from '../support/browser.ts'
import {Desk} from '../support/desk.ts'

const openProfile = useBrowser()
const addresses = inject('addresses')

/** More than Sanity's own lists show. */
const ownCount = 2_100

// Which rows exist, and what they show while they move, is decided by the real Studio's build alone.
test('a list shows every document, names them while it is scrolled, and opens the last', async () => {
  const desk = await Desk.open(await openProfile(), addresses)
  const ids = Array.from({length: ownCount}, (_, place) => `drafts.journey-person-${place}`)
  for (let start = 0; start < ownCount; start += 700) {
    const create = ids.slice(start, start + 700).map((id) => ({
      create: {_id: id, _type: 'person', name: `Journey person ${id.split('-').at(-1)}`},
    }))
    await desk.client.mutate(create)
  }
  const count = await desk.client.fetch<number>(
    'count(*[_type == "person"])',
    {},
    {perspective: 'drafts'},
  )

  await desk.goTo('/structure/site;person')
  const list = desk.page.getByTestId('document-list-pane').last()
  await list
    .getByText(/^Journey person/)
    .first()
    .hover()
  const passing = list.getByRole('option').filter({
    hasText: /^Journey person \d+$/,
    hasNot: desk.page.getByTestId('default-preview'),
  })
  const turn = () => desk.page.mouse.wheel(0, 900)
  for (let seen = 0; seen === 0; seen = await passing.count()) await turn()
  const last = list.locator(`[role=option][aria-posinset="${count}"][aria-setsize="${count}"]`)
  while (!(await last.isVisible())) await turn()
  await last.getByTestId('default-preview').waitFor()
  await last.getByRole('link').click()
  await desk.page.getByTestId('document-pane').locator("[id='name']").waitFor()

  expect(desk.profile.consoleErrors).toEqual([])
  await desk.client.delete({query: '*[_type == "person" && name match "Journey person*"]'})
  await desk.profile.close()
})
