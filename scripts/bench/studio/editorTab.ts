import type {Browser, Locator, Page} from 'playwright-core'
import {watches} from './watches.ts'

/** Waiting longer means that something is broken, not slow. */
const patienceMs = 120_000

/** Chromium reports no key that is shown sooner. */
const unreportedMs = 16

/** What somebody waits to see: a text, or anything at all, in an element. */
interface Sight {
  /** CSS selector. */
  within: string
  text?: RegExp
}

/** By the clock that pages have too. */
function now(): number {
  return performance.timeOrigin + performance.now()
}

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
    await page.addInitScript(`listsSeenAt = seenAt('[data-testid=list-count]', /./)`)
    return new EditorTab(page, address)
  }

  /** From an empty tab to the lists with their numbers, signing in included. */
  async coldOpenMs(): Promise<number> {
    const start = now()
    await this.page.goto(this.#address)
    await this.page.getByTestId('list-count').first().waitFor()
    const seenAt: number = await this.page.evaluate('listsSeenAt')
    return seenAt - start
  }

  /** From the step inside the Studio to the frame that shows what is awaited. */
  async goToMs(pathname: string, awaited: Sight): Promise<number> {
    const url = JSON.stringify(this.#address + pathname)
    const start: number = await this.page.evaluate(`(() => {
      history.pushState(null, '', ${url})
      dispatchEvent(new PopStateEvent('popstate'))
      return performance.timeOrigin + performance.now()
    })()`)
    return (await this.seenAt(awaited)) - start
  }

  /**
   * The time of the first frame that shows it, milliseconds since the epoch, as the page itself sees it:
   * Playwright looks for an element at intervals of up to half a second.
   */
  seenAt({within, text = /(?:)/}: Sight): Promise<number> {
    return this.page.evaluate(`seenAt(${JSON.stringify(within)}, ${text})`)
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
    const reported: number[] = await this.page.evaluate('keyWatch.stop()')
    const written = await field.inputValue()
    if (!written.endsWith(text)) throw new Error(`Keys were lost: the field has “${written}”.`)
    const unreported = Array.from({length: text.length - reported.length}, () => unreportedMs)
    return [...reported, ...unreported]
  }

  /**
   * Durations of a measure that the Studio takes of itself after an edit: somebody types a letter and
   * waits, so many times.
   */
  async measuresMs(name: string, field: Locator, edits: number): Promise<number[]> {
    const measured = (): Promise<number[]> =>
      this.page.evaluate(
        (asked) => performance.getEntriesByName(asked).map(({duration}) => duration),
        name,
      )
    const before = (await measured()).length
    for (let edit = 0; edit < edits; edit += 1) {
      const known = (await measured()).length
      await field.press('x')
      await this.page.waitForFunction(
        ([asked, count]) => performance.getEntriesByName(asked).length > count,
        [name, known] as const,
      )
    }
    return (await measured()).slice(before)
  }

  close(): Promise<void> {
    return this.page.context().close()
  }
}
