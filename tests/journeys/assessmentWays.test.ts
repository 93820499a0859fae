import {expect, inject, test} from 'vitest'
import {engineer, stranger, teacher} from '../support/assessmentPersonas.ts'
import {byKeyboard, byMouse, type Persona, takeAssessment} from '../support/assessmentReader.ts'
import {useBrowser} from '../support/browser.ts'

const openProfile = useBrowser()
const {site} = inject('addresses')

const desktop = {width: 1440, height: 900}
/** What a window of 1280 by 1024 px is at 400 % zoom. */
const zoomed = {width: 320, height: 256}

type Way = 'mouse' | 'keyboard' | 'small'

/** The words of the result, without those that only one of the ways shows. */
async function resultOf(persona: Persona, way: Way): Promise<string | null> {
  const profile = await openProfile()
  const page = await profile.open()
  await page.setViewportSize(way === 'small' ? zoomed : desktop)
  await page.goto(`${site}/assessment/`)
  await takeAssessment(page, way === 'keyboard' ? byKeyboard(page) : byMouse(), persona)
  const words = await page.locator('.result').textContent()
  expect(profile.consoleErrors, way).toEqual([])
  await profile.close()
  return words
}

test.each([
  ['an engineer with a target', engineer],
  ['a teacher without one', teacher],
  ['somebody whose work is not listed', stranger],
])(
  '%s has the same result by mouse, by keyboard and at 400 %% zoom on 320 px',
  async (_, persona) => {
    const byMouseAlone = await resultOf(persona, 'mouse')

    expect(byMouseAlone?.length).toBeGreaterThan(500)
    expect(await resultOf(persona, 'keyboard')).toBe(byMouseAlone)
    expect(await resultOf(persona, 'small')).toBe(byMouseAlone)
  },
)
