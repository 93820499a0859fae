import type {Browser, Locator, Page} from 'playwright-core'
import {watches} from './watches.ts'

/** Waiting longer means that something is broken, not slow. */
const patienceMs = 120_000

/** One tab of an editor, with a stopwatch: times are milliseconds as the page itself takes them. */
export class EditorTab {
  readonly page: Page
  readonly #address: string

  private constructor(page: Page, address: string) {
    this.page = page
    this.#address = address
  }

  /** A fresh profile: nothing cached, nobody signed in. */
  static async open(browser: Browser, address: string): Promise<EditorTab> {
    const context = await browser.newContext({viewport: {width: 1440, height: 900}})
    const page = await context.newPage()
    page.setDefaultTimeout(patienceMs)
    await page.addInitScript(watches)
    return new EditorTab(page, address)
  }

  /** From an empty tab to the lists with their numbers, signing in included. */
  async coldOpenMs(): Promise<number> {
    const start = performance.now()
    await this.page.goto(this.#address)
    await this.page.getByTestId('list-count').first().waitFor()
    return performance.now() - start
  }

  /** From the step inside the Studio to the moment when `isReady` can be seen. */
  async goToMs(pathname: string, isReady: Locator): Promise<number> {
    const start = performance.now()
    const url = JSON.stringify(this.#address + pathname)
    await this.page.evaluate(
      `history.pushState(null, '', ${url}); dispatchEvent(new PopStateEvent('popstate'))`,
    )
    await isReady.waitFor()
    return performance.now() - start
  }

  /** Intervals between the frames drawn while `act` runs. */
  async framesMs(act: () => Promise<void>): Promise<number[]> {
    await this.page.evaluate('frameWatch.start()')
    await act()
    return this.page.evaluate('frameWatch.stop()')
  }

  /** From each key to the frame that shows it, as Chromium itself reports it (Event Timing). */
  async keysMs(field: Locator, text: string): Promise<number[]> {
    await field.click()
    await field.press('End')
    await this.page.evaluate('keyWatch.start()')
    await this.page.keyboard.type(text, {delay: 120})
    // The last one is reported after its frame.
    await this.page.waitForTimeout(500)
    return this.page.evaluate('keyWatch.stop()')
  }

  /** Durations of a measure that the Studio takes of itself. */
  measuresMs(name: string): Promise<number[]> {
    return this.page.evaluate(
      (asked) => performance.getEntriesByName(asked).map(({duration}) => duration),
      name,
    )
  }

  close(): Promise<void> {
    return this.page.context().close()
  }
}
