import type {Locator, Page} from 'playwright-core'

/** Somebody who takes the assessment, with one way of using the page. */
export interface AssessmentReader {
  /** Ticks or chooses what the locator finds. */
  choose(choice: Locator): Promise<void>
  press(button: Locator): Promise<void>
}

export function byMouse(): AssessmentReader {
  return {
    choose: (choice) => choice.click(),
    press: (button) => button.click(),
  }
}

/** Tab, Shift+Tab, arrow keys, Space and Enter, and nothing else. */
export function byKeyboard(page: Page): AssessmentReader {
  return {
    choose: async (choice) => {
      if ((await choice.getAttribute('type')) === 'radio') await walkToRadio(page, choice)
      else {
        await tabTo(page, choice)
        await page.keyboard.press('Space')
      }
    },
    press: async (button) => {
      await tabTo(page, button)
      await page.keyboard.press('Enter')
    },
  }
}

/** Far above the controls of any screen. */
const MOST_PRESSES = 150

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    if (await hasFocus(element)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${element} is not reached by ${MOST_PRESSES} presses of Tab.`)
}

/** A group of radio buttons is one stop for Tab; arrows walk within it and choose. */
async function walkToRadio(page: Page, radio: Locator): Promise<void> {
  const group = page.locator(`input[name="${await radio.getAttribute('name')}"]`)
  for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
    if (await group.evaluateAll((radios) => radios.some((one) => one === document.activeElement))) {
      break
    }
    await page.keyboard.press('Tab')
  }
  const count = await group.count()
  for (let presses = 0; presses <= count; presses += 1) {
    if (await hasFocus(radio)) {
      await page.keyboard.press('Space')
      return
    }
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`${radio} is not reached by the arrow keys.`)
}

function hasFocus(element: Locator): Promise<boolean> {
  return element.evaluate((found) => found === document.activeElement)
}

/** What a screen is for its reader: the name of its heading. */
export const screens = {
  role: 'Where are you now?',
  target: 'Where would you like to be?',
  skills: 'What can you do already?',
  interests: 'What do you like doing?',
  limits: 'What has the plan to fit into?',
  review: 'Are these your answers?',
} as const

/** Opens the page and waits for all of its files, of which some come after the first question. */
export async function openWhole(page: Page, url: string): Promise<void> {
  const last = page.waitForResponse('**/Result-*.js')
  await page.goto(url)
  await last
  await page.waitForLoadState('networkidle')
}

/** Answers of somebody made up. */
export interface Persona {
  /** Typed into the search for a role; empty for somebody whose work is not in the list. */
  search: string
  role: string | RegExp
  years: string
  target: string | RegExp
  /** How the skills are answered: with what is typical, or each with the same choice. */
  skills: 'typical' | string
  likesEverything?: boolean
  weeklyHours?: string
}

/**
 * Answers everything and ends on the result.
 *
 * @param onScreen - called on each screen when it is answered, and at last on the result
 */
export async function takeAssessment(
  page: Page,
  reader: AssessmentReader,
  persona: Persona,
  onScreen: (name: string) => Promise<void> = async () => {},
): Promise<void> {
  const goOn = () => reader.press(page.getByRole('button', {name: /^(Continue|Show my result)$/}))
  const isOn = async (name: string) =>
    (await page.getByRole('heading', {name, level: 2}).count()) > 0

  await page.locator('button[type=submit]:enabled').waitFor()
  if (persona.search !== '') {
    const field = page.getByLabel('Your work, by whatever name')
    await tabTo(page, field)
    await page.keyboard.type(persona.search)
  }
  await reader.choose(page.getByRole('checkbox', {name: persona.role}).first())
  await reader.choose(page.getByRole('radio', {name: persona.years}))
  await onScreen('role')
  await goOn()

  await page.getByRole('heading', {name: screens.target}).waitFor()
  await reader.choose(page.getByRole('radio', {name: persona.target}).first())
  await onScreen('target')
  await goOn()

  await page.getByRole('heading', {name: screens.skills}).waitFor()
  for (let part = 1; await isOn(screens.skills); part += 1) {
    const progress = page.locator('main').getByText(new RegExp(`^Skills(, ${part} of \\d+)?$`))
    await progress.waitFor()
    if (persona.skills === 'typical') {
      await reader.press(
        page.getByRole('button', {name: /^(Fill in what is typical|Not sure of any)$/}),
      )
    } else {
      for (const group of await page.getByRole('group').all()) {
        await reader.choose(group.getByRole('radio', {name: persona.skills}))
      }
    }
    await onScreen(`skills ${part}`)
    await goOn()
    await progress.waitFor({state: 'detached'})
  }

  await page.getByRole('heading', {name: screens.interests}).waitFor()
  if (persona.likesEverything) {
    const groups = await page.getByRole('group').all()
    for (const [index, group] of groups.entries()) {
      const name = index % 3 === 0 ? 'Like strongly' : 'Neither like nor dislike'
      await reader.choose(group.getByRole('radio', {name, exact: true}))
    }
    await onScreen('interests')
    await goOn()
  } else {
    await onScreen('interests')
    await reader.press(page.getByRole('button', {name: 'Skip these'}))
  }

  await page.getByRole('heading', {name: screens.limits}).waitFor()
  if (persona.weeklyHours) {
    await reader.choose(page.getByRole('radio', {name: persona.weeklyHours, exact: true}))
  }
  await onScreen('limits')
  await goOn()
  await page.getByRole('heading', {name: screens.review}).waitFor()
  await onScreen('review')
  await goOn()
  await page.getByText('Your result', {exact: true}).waitFor()
  await onScreen('result')
}
