import {expect, inject, test} from 'vitest'
import {ariaOutline} from '../support/ariaOutline.ts'
import {byMouse, takeAssessment} from '../support/assessmentReader.ts'
import {axeViolations} from '../support/axe.ts'
import {useBrowser} from '../support/browser.ts'
import {sidewaysScroll} from '../support/visits.ts'

// Screens that only answers lead to; the first one is checked with all other pages.

const openProfile = useBrowser()
const {site} = inject('addresses')
const assessment = `${site}/assessment/`

const engineer = {
  search: '',
  role: 'Software Engineer',
  years: '2 to 4 years',
  target: 'Product Manager',
  skills: 'typical',
  likesEverything: true,
  weeklyHours: '8',
}

test.each(['light', 'dark'] as const)(
  'every screen is accessible and fits every width, %s',
  async (colorScheme) => {
    // Only colours differ between the two.
    const rules = colorScheme === 'light' ? [] : ['color-contrast']
    const profile = await openProfile({colorScheme})
    const page = await profile.open()
    await page.goto(assessment)
    await takeAssessment(page, byMouse(), engineer, async (name) => {
      const found: string[] = []
      const widths = colorScheme === 'light' ? [390, 820, 1440] : []
      for (const width of widths) found.push(...(await sidewaysScroll(page, width)))
      expect([...found, ...(await axeViolations(page, rules))], name).toEqual([])
    })
    await page.getByText('The full arithmetic').click()
    expect(await axeViolations(page, rules), 'arithmetic').toEqual([])
    expect(profile.consoleErrors).toEqual([])
    await profile.close()
  },
)

test('a screen reader is given headings, named groups and a table', async () => {
  const profile = await openProfile()
  const page = await profile.open()
  await page.goto(assessment)
  const outlines: string[] = []
  await takeAssessment(page, byMouse(), engineer, async (name) => {
    outlines.push(`${name.toUpperCase()}\n${await ariaOutline(page.locator('[data-assessment]'))}`)
  })
  expect(outlines.join('\n\n')).toMatchInlineSnapshot(`
    "ROLE
    status
    heading "Where are you now?"
    group "What is your current or latest role?": checkbox × 9, searchbox, button
    group "How long have you done this work?": radio × 5
    checkbox "Remember my answers on this device"
    button "Continue"

    TARGET
    status
    heading "Where would you like to be?"
    group "Which career do you have in mind?": radio × 17, searchbox
    group "Any direction within it?": radio × 2
    button "Continue"
    button "Back"

    SKILLS 1
    status
    heading "What can you do already?"
    button "Fill in what is typical"
    group "Prioritisation": radio × 6, 5 alike
    button "Continue"
    button "Back"

    SKILLS 2
    status
    heading "What can you do already?"
    button "Fill in what is typical"
    group "Business model and pricing": radio × 6, 5 alike
    button "Continue"
    button "Back"

    INTERESTS
    status
    heading "What do you like doing?"
    group "Take apart a device that has stopped working and get it going again": radio × 5, 12 alike
    button "Continue"
    button "Back"
    button "Skip these"

    LIMITS
    status
    heading "What has the plan to fit into?"
    group "How many hours a week can you give it?": radio × 10
    group "By when should the change have happened?": radio × 7
    group "What may the learning cost?": radio × 3
    group "Is anything of this a must?": checkbox × 3
    button "Continue"
    button "Back"

    REVIEW
    status
    heading "Are these your answers?"
    button "Change Current or latest role"
    button "Change Years in it"
    button "Change Career in mind"
    button "Change Prioritisation"
    button "Change Product discovery"
    button "Change Stakeholder management"
    button "Change Product metrics"
    button "Change Product roadmapping"
    button "Change Business model and pricing"
    button "Change Market analysis"
    button "Change Product experiments"
    button "Change Technical judgement"
    button "Change User experience design"
    button "Change Interests"
    button "Change Hours a week"
    button "Change Latest month"
    button "Change Cost of learning"
    button "Change Musts"
    checkbox "Remember my answers on this device"
    button "Show my result"
    button "Back"

    RESULT
    status
    heading "Product Manager: a stretch"
    button "Review my answers"
    region "What you bring, and what is needed"
    heading "What you bring, and what is needed"
    table "Level of each skill now and needed, the most urgent first"
    region "Your path"
    heading "Your path"
    link "From Software Engineer to Product Manager: Your 9-Month Transition Guide"
    region "What speaks for you"
    heading "What speaks for you"
    list: listitem × 3
    region "What is missing most"
    heading "What is missing most"
    list: listitem × 3
    region "Where an hour counts most"
    heading "Where an hour counts most"
    heading "Quick wins"
    list: listitem × 3
    region "How long it takes you"
    heading "How long it takes you"
    group "Your hours a week": radio × 9
    region "Two other careers to look at"
    heading "Two other careers to look at"
    list: listitem × 2
    region "What would change this"
    heading "What would change this"
    region "How sure this is, and how it is worked out"
    heading "How sure this is, and how it is worked out"
    group
    link "How the assessment scores"
    region "Keep it, share it, or erase it"
    heading "Keep it, share it, or erase it"
    button "Print"
    button "Save as text"
    button "Save as JSON"
    button "Copy a link to this result"
    checkbox "Remember my answers on this device"
    button "Erase all of my answers""
  `)
  await profile.close()
})
