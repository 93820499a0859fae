import {chromium, type Page} from 'playwright-core'
import {requireChromium} from '../test/chromium.ts'

const cpuSlowdown = 4
/** Screens of questions that are answered: role, target, and two of skills. */
const screens = 4
const answersPerScreen = 12

/** Milliseconds from an answer to the frame that shows it, in steps of 8, as browsers report them. */
export interface AnswerPaint {
  answers: number
  median: number
  p95: number
}

/** Answers with the CPU of a phone; each answer is one click, and waits for its frame. */
export async function measureAnswerPaint(siteUrl: string): Promise<AnswerPaint> {
  const browser = await chromium.launch({
    executablePath: requireChromium(process.env),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  })
  try {
    const page = await browser.newPage({viewport: {width: 390, height: 844}})
    const session = await page.context().newCDPSession(page)
    await page.addInitScript({content: watch})
    await page.goto(`${siteUrl}/assessment/#target=product-manager&from=software-engineer`)
    await page.locator('button[type=submit]:enabled').waitFor()
    await session.send('Emulation.setCPUThrottlingRate', {rate: cpuSlowdown})
    for (let screen = 0; screen < screens; screen += 1) {
      await answerScreen(page)
      await page.getByRole('button', {name: 'Continue'}).click()
    }
    const waits: number[] = await page.evaluate('answerWaits')
    const sorted = waits.sort((a, b) => a - b)
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN
    return {answers: sorted.length, median: at(0.5), p95: at(0.95)}
  } finally {
    await browser.close()
  }
}

async function answerScreen(page: Page): Promise<void> {
  const choices = page.locator('.assessment label.choice:has(input[type=radio]):visible')
  const count = Math.min(await choices.count(), answersPerScreen)
  for (let index = 0; index < count; index += 1) {
    await choices.nth(index).click()
    await page.evaluate(
      'new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))',
    )
  }
}

/** Runs in the page: clicks of 16 ms or less are not told, and count as 16. */
const watch = `
  globalThis.answerWaits = []
  new PerformanceObserver((list) => {
    for (const {name, duration, target} of list.getEntries()) {
      if (name === 'click' && target?.matches?.('input[type=radio]')) answerWaits.push(duration)
    }
  }).observe({type: 'event', durationThreshold: 16, buffered: true})
`
