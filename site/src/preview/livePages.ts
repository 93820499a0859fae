/** Pages that are open and follow what changes. */
export class LivePages {
  readonly #pages = new Set<Page>()
  #isBusy = false
  #isOutdated = false

  /**
   * Sends a page as it is, and again whenever it is another one.
   *
   * @param render - gives what it is at the moment
   */
  async follow(page: {
    render: () => Promise<string>
    send: (html: string) => Promise<void>
    signal: AbortSignal
  }) {
    const entry: Page = {...page, last: undefined}
    this.#pages.add(entry)
    const {promise, resolve} = Promise.withResolvers<void>()
    page.signal.addEventListener('abort', () => resolve(), {once: true})
    await update(entry)
    await promise
    this.#pages.delete(entry)
  }

  /** Renders once more for everybody; changes that come meanwhile are rendered together. */
  async changed(): Promise<void> {
    this.#isOutdated = true
    if (this.#isBusy) return
    this.#isBusy = true
    while (this.#isOutdated) {
      // The changes of one transaction arrive one by one.
      await new Promise((resolve) => setTimeout(resolve, gatheringMs))
      this.#isOutdated = false
      for (const page of this.#pages) await update(page)
    }
    this.#isBusy = false
  }
}

interface Page {
  render: () => Promise<string>
  send: (html: string) => Promise<void>
  last: string | undefined
}

const gatheringMs = 5

async function update(page: Page): Promise<void> {
  const html = await page.render()
  if (html === page.last) return
  page.last = html
  await page.send(html)
}
