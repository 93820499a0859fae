import {expect, inject, test} from 'vitest'
import {useBrowser} from '../support/browser.ts'
import {Desk} from '../support/desk.ts'

const openProfile = useBrowser()
const addresses = inject('addresses')

const placeholder = '[data-ui=Skeleton], [data-ui=TextSkeleton]'
const names = ['Quiet Ada', 'Quiet Ben', 'Quiet Cleo']

// What is drawn anew, and what is drawn though nobody looks, is decided by the real Studio's build alone.
test('a document that is edited moves to the top of its list, and no row is read anew', async () => {
  const desk = await Desk.open(await openProfile(), addresses)
  for (const [place, name] of names.entries()) {
    await desk.client.create({_id: `drafts.quiet-${place}`, _type: 'person', name})
  }
  await desk.goTo('/structure/site;person')
  const list = desk.page.getByTestId('document-list-pane').last()
  const row = (name: string) => list.getByRole('option').filter({hasText: name})
  const placeOf = (name: string) => row(name).getAttribute('aria-posinset').then(Number)
  for (const name of names) await row(name).getByTestId('default-preview').waitFor()
  const ben = await row('Quiet Ben').getByTestId('default-preview').elementHandle()
  await desk.page.evaluate((selector) => {
    const shown: Element[] = []
    const look = () => shown.push(...document.querySelectorAll(selector))
    new MutationObserver(look).observe(document.body, {childList: true, subtree: true})
    Object.assign(globalThis, {placeholdersShown: shown})
  }, `[data-testid=document-list-pane] :is(${placeholder})`)

  const top = await placeOf('Quiet Cleo')
  expect(await placeOf('Quiet Ada')).toBe(top + 2)
  await desk.client.patch('drafts.quiet-0').set({role: 'Writes quietly'}).commit()
  await expect.poll(() => placeOf('Quiet Ada')).toBe(top)

  expect(await ben?.evaluate((element) => element.isConnected && element.textContent)).toMatch(
    /Quiet Ben/,
  )
  expect(await desk.page.evaluate('placeholdersShown.length')).toBe(0)
  expect(desk.profile.consoleErrors).toEqual([])
  await desk.client.delete({query: '*[_type == "person" && name match "Quiet*"]'})
  await desk.profile.close()
})

test('a tooltip is drawn when somebody points at what it explains', async () => {
  const desk = await Desk.open(await openProfile(), addresses)
  await desk.goTo('/structure/paths;transitionPath')
  const list = desk.page.getByTestId('document-list-pane').last()
  await list.getByTestId('default-preview').first().waitFor()
  const tooltip = desk.page.locator('[data-ui=Tooltip]')
  expect(await tooltip.count()).toBe(0)

  await desk.page.getByTestId('studio-search').first().hover()
  await tooltip.getByText('Search').waitFor()
  await desk.page.mouse.move(0, 0)
  await tooltip.first().waitFor({state: 'hidden'})

  expect(desk.profile.consoleErrors).toEqual([])
  await desk.profile.close()
})
