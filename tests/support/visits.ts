import type {Page} from 'playwright-core'
import type {Profile} from './browser.ts'

/** Browser tabs that work at the same time. */
const tabs = 2

export interface Visit {
  page: Page
  pathname: string
}

/** Opens every pathname in a few tabs of one profile and gathers what `look` finds, with the pathname. */
export async function visitAll(
  profile: Profile,
  {site, pathnames}: {site: string; pathnames: readonly string[]},
  look: (visit: Visit) => Promise<readonly string[]>,
): Promise<string[]> {
  const findings: string[] = []
  const waiting = [...pathnames]
  await Promise.all(
    Array.from({length: tabs}, async () => {
      const page = await profile.open()
      for (let pathname = waiting.shift(); pathname !== undefined; pathname = waiting.shift()) {
        await page.goto(site + pathname, {waitUntil: 'load'})
        const found = await look({page, pathname})
        findings.push(...found.map((finding) => `${pathname}: ${finding}`))
      }
      await page.close()
    }),
  )
  return findings
}

/** How far the page is wider than the window, as a finding. */
export async function sidewaysScroll(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({width, height: 900})
  const contentWidth = Number(await page.evaluate('document.documentElement.scrollWidth'))
  return contentWidth > width ? [`${contentWidth} px wide in a window of ${width} px`] : []
}
