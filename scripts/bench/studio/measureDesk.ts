import type {EditorTab} from './editorTab.ts'

/** Ids of the synthetic content have six digits. */
function pathIdAt(place: number): string {
  return `path-${String(1 + place * 977).padStart(6, '0')}`
}

const allPaths = '/structure/paths;transitionPath'

/** From the link to a path, in the list of all paths, to its form with the summary of its skill gap. */
export async function paneMs(tab: EditorTab, place: number): Promise<number> {
  await tab.goToMs(allPaths, {within: '[data-testid=document-list-pane] a'})
  const pane = '[data-testid=document-pane]'
  await tab.page.locator(pane).waitFor({state: 'detached'})
  return tab.goToMs(`${allPaths};${pathIdAt(place)}`, {
    within: `${pane}:has([id='titleOverride']) [data-testid=gap-summary]`,
    text: /Gap in/,
  })
}

const words = ['clinic', 'market', 'kitchen', 'bridge', 'garden']

/** From the last key of a word to the first result that shows it. */
export async function searchMs(tab: EditorTab, place: number): Promise<number> {
  const {page} = tab
  const word = words[place % words.length] ?? ''
  await page.getByTestId('studio-search').first().click()
  await page.getByPlaceholder('Search', {exact: true}).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(word, {delay: 80})
  const start: number = await page.evaluate('keyWatch.lastAt()')
  const took =
    (await tab.seenAt({within: '[data-testid=search-results]', text: new RegExp(word, 'i')})) -
    start
  await page.keyboard.press('Escape')
  await page.getByTestId('search-results').waitFor({state: 'detached'})
  return took
}

export interface Scrolling {
  framesMs: number[]
  rows: number
}

/** Turns of the mouse wheel from the top of the list of all paths to its end, until its last rows rest. */
export async function scrollAllPaths(tab: EditorTab): Promise<Scrolling> {
  const {page} = tab
  await tab.goToMs(allPaths, {within: '[data-testid=document-list-pane] a'})
  const list = page.getByTestId('document-list-pane').last()
  await list.getByRole('link').first().hover()
  const rowOf = (attribute: string) =>
    list
      .getByRole('option')
      .last()
      .getAttribute(attribute)
      .then((value) => Number(value))
  const framesMs = await tab.framesMs(async () => {
    for (let turn = 0; turn < 220; turn += 1) {
      await page.mouse.wheel(0, 1_200)
      await page.waitForTimeout(16)
    }
    while ((await rowOf('aria-posinset')) < (await rowOf('aria-setsize'))) {
      await page.mouse.wheel(0, 1_200)
    }
    await list.getByRole('option').last().getByTestId('default-preview').waitFor()
  })
  return {framesMs, rows: await rowOf('aria-setsize')}
}
