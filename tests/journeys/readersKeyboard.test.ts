import type {Page} from 'playwright-core'
import {inject, test} from 'vitest'
import {useBrowser} from '../support/browser.ts'
import {expectNoFindings} from '../support/findings.ts'
import {readRelease, templatePages} from '../support/release.ts'
import {visitAll} from '../support/visits.ts'

const openProfile = useBrowser()
const {site} = inject('addresses')

/** More than any page has stops. */
const mostPresses = 1000

test('by keyboard every link and control is reached in order, seen while it is, and left again', async () => {
  const pathnames = templatePages(readRelease(inject('data'))).map(({pathname}) => pathname)
  const profile = await openProfile()
  const findings = await visitAll(profile, {site, pathnames}, ({page}) => walk(page))
  expectNoFindings(findings)
  await profile.close()
})

/** Opens all that can be opened, presses Tab from the top to the end of the page, and says what was wrong. */
async function walk(page: Page): Promise<string[]> {
  // A page that glides to the focused element cannot be looked at on the way.
  await page.emulateMedia({reducedMotion: 'reduce'})
  // The assessment takes the place of what is printed, of which this is a part.
  await page.locator('[data-assessment-problem]').waitFor({state: 'detached'})
  const expected = await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
    // The search puts the focus into its field; the walk begins at the top.
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute('tabindex')
    const selector = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
    // Of a group of radio buttons one is the stop, the chosen or else the first; arrow keys reach the others.
    const stopOfGroup = (radio: HTMLInputElement) => {
      const group = [...document.querySelectorAll<HTMLInputElement>('[type=radio]')].filter(
        ({name, form}) => name === radio.name && form === radio.form,
      )
      return group.find(({checked}) => checked) ?? group[0]
    }
    const stops = [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => {
      const isRadio = element instanceof HTMLInputElement && element.type === 'radio'
      const isOtherChoice = isRadio && stopOfGroup(element) !== element
      return element.checkVisibility({visibilityProperty: true}) && !isOtherChoice
    })
    for (const [index, stop] of stops.entries()) stop.dataset.stop = String(index)
    return stops.length
  })
  const findings: string[] = []
  for (let index = 0; index <= expected && index < mostPresses; index += 1) {
    await page.keyboard.press('Tab')
    const problem = await page.evaluate(focusProblem, {index, expected})
    if (problem !== '') findings.push(problem)
    if (findings.length > 5) break
  }
  return findings
}

/** Runs in the page. Beyond the last stop comes the browser's own window, or the first stop again. */
function focusProblem({index, expected}: {index: number; expected: number}): string {
  const focused = document.activeElement
  const isOnPage = focused instanceof HTMLElement && focused !== document.body
  if (index === expected) {
    return isOnPage && focused.dataset.stop !== '0' ? 'the keyboard is trapped at the end' : ''
  }
  if (!isOnPage) return `stop ${index} of ${expected} is not reached`
  const name = `<${focused.tagName.toLowerCase()}> "${focused.textContent?.trim().slice(0, 40)}"`
  if (focused.dataset.stop !== String(index)) return `${name} is focused as stop ${index}`

  // The label around a control may be drawn for it, and for one that is invisible the words beside it.
  const isInvisible = (element: Element) =>
    getComputedStyle(element).opacity === '0' || element.matches('.visually-hidden')
  const drawn = isInvisible(focused)
    ? [focused.nextElementSibling, focused.closest('label')]
    : [focused, focused.closest('label')]
  const hasOutline = drawn.some((element) => {
    if (element === null) return false
    const {outlineStyle, outlineWidth} = getComputedStyle(element)
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2
  })
  if (!hasOutline) return `${name} shows no focus`
  const {top, bottom, left, right} = focused.getBoundingClientRect()
  const isInside = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
  if (!isInside) return `${name} is focused out of sight`
  const x = Math.min(Math.max((left + right) / 2, 0), innerWidth - 1)
  const y = Math.min(Math.max((top + bottom) / 2, 0), innerHeight - 1)
  const hit = document.elementFromPoint(x, y)
  const isCovered = hit !== null && !hit.contains(focused) && !focused.contains(hit)
  return isCovered && focused.getClientRects().length === 1 ? `${name} is covered` : ''
}
