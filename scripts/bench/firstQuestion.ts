import {chromium} from 'playwright-core'
import {requireChromium} from '../test/chromium.ts'
import {median} from './benchmark.ts'

/** Slow 4G and a CPU of a quarter, as Lighthouse has them for phones; applied, not simulated. */
const slow4g = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (750 * 1024) / 8,
}
const cpuSlowdown = 4

/** Milliseconds from the start of the visit, medians. */
export interface FirstQuestion {
  /** It is painted, and what a reader chooses in it is kept. */
  canBeAnswered: number
  /** The scripts have it, and lead to the next. */
  canBeLeft: number
}

/** Opens the assessment as a first visit with a slow phone, in a profile of its own each time. */
export async function measureFirstQuestion(siteUrl: string, runs: number): Promise<FirstQuestion> {
  const browser = await chromium.launch({
    executablePath: requireChromium(process.env),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  })
  try {
    const visits: FirstQuestion[] = []
    for (let run = 0; run < runs; run += 1) {
      const context = await browser.newContext({viewport: {width: 390, height: 844}})
      const page = await context.newPage()
      const session = await context.newCDPSession(page)
      await session.send('Network.enable')
      await session.send('Network.emulateNetworkConditions', slow4g)
      await session.send('Emulation.setCPUThrottlingRate', {rate: cpuSlowdown})
      await page.addInitScript({content: watch})
      await page.goto(`${siteUrl}/assessment/`)
      // The page's policy allows no condition that is asked for as text, so its sign is waited for.
      await page.locator('[data-assessment] [type=submit]:enabled').waitFor()
      await page.waitForTimeout(100)
      visits.push(await page.evaluate('firstQuestion'))
      await context.close()
    }
    return {
      canBeAnswered: median(visits.map((visit) => visit.canBeAnswered)),
      canBeLeft: median(visits.map((visit) => visit.canBeLeft)),
    }
  } finally {
    await browser.close()
  }
}

/** Runs in the page, before anything of it. */
const watch = `
  globalThis.firstQuestion = {}
  const look = () => {
    const question = document.querySelector('[data-assessment] fieldset')
    const isPainted = performance.getEntriesByName('first-contentful-paint').length > 0
    if (isPainted && question?.checkVisibility()) firstQuestion.canBeAnswered ??= performance.now()
    if (document.querySelector('[data-assessment] [type=submit]:enabled')) {
      firstQuestion.canBeLeft = performance.now()
    } else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
`
