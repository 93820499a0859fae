import type {Locator, Page} from 'playwright-core'

/**
 * The Studio as an editor uses it: by form fields, buttons and menus.
 *
 * Fields are named by their Sanity path, e.g. `title` or `advice[_key=="ab12"].title`, which is also
 * the `id` of the Studio's inputs.
 */
export class Studio {
  readonly page: Page
  readonly #address: string

  constructor(page: Page, address: string) {
    this.page = page
    this.#address = address
    // Only what hangs may fail by the clock: a loaded machine took over a minute for a click.
    page.setDefaultTimeout(120_000)
  }

  /** Opens the form of a new, empty document. */
  async create(type: string): Promise<void> {
    await this.page.goto(`${this.#address}/intent/create/template=${type};type=${type}/`)
    await this.#showAllFields()
  }

  /** Opens the form of an existing document. */
  async edit(type: string, id: string): Promise<void> {
    await this.page.goto(`${this.#address}/intent/edit/id=${id};type=${type}/`)
    await this.#showAllFields()
  }

  /** The published id of the open document, from the address. */
  documentId(): string {
    const [, id] = /(?:;|__edit__)([0-9a-f-]{36})/.exec(decodeURIComponent(this.page.url())) ?? []
    if (!id) throw new Error(`No document id in ${this.page.url()}`)
    return id
  }

  input(path: string): Locator {
    return this.page.locator(`[id='${path}']`)
  }

  async fill(path: string, value: string): Promise<void> {
    await this.input(path).fill(value)
  }

  /** As a hand does it: `fill` needs no pointer. */
  async type(path: string, text: string): Promise<void> {
    await this.input(path).click()
    await this.page.keyboard.insertText(text)
  }

  /** Takes one of the documents that the form offers below a field. */
  async takeSuggestion(path: string, title: string): Promise<void> {
    const offered = this.page.getByTestId(`suggestions-${path}`)
    await offered.getByRole('button', {name: title, exact: true}).click()
    await offered.getByRole('button', {name: title, exact: true, pressed: true}).waitFor()
  }

  /** Opens the item of an array whose preview says `text`. */
  async openItem(path: string, text: string): Promise<Locator> {
    await this.#field(path).getByText(text, {exact: true}).click()
    return this.page.getByRole('dialog')
  }

  /** Picks the document whose preview title is `title`. */
  async pickReference(path: string, title: string): Promise<void> {
    await this.input(path).click()
    await this.input(path).pressSequentially(title)
    const choices = this.page.locator(`[id='${path}-listbox']`)
    await choices.getByText(title, {exact: true}).first().click()
  }

  /** Types into a Portable Text field. */
  async write(path: string, text: string): Promise<void> {
    const editor = this.#field(path).locator('[contenteditable=true]')
    await editor.click()
    await this.page.keyboard.insertText(text)
    await editor.getByText(text.slice(0, 40)).waitFor()
  }

  /** Adds an item to an array and gives its path. */
  async addItem(path: string): Promise<string> {
    const before = new Set(await this.#itemPaths(path))
    await this.#field(path).getByTestId('add-single-object-button').click()
    for (;;) {
      const added = (await this.#itemPaths(path)).find((item) => !before.has(item))
      if (added) return added
      await this.page.waitForTimeout(50)
    }
  }

  async closeDialog(): Promise<void> {
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('button', {name: 'Close dialog'}).click()
    await dialog.waitFor({state: 'detached'})
  }

  /** Publishes and waits until the Studio says that it is done. */
  async publish(): Promise<void> {
    await this.page.locator('[data-testid=action-publish][data-disabled=false]').click()
    await this.page.locator('[data-testid=action-publish][data-disabled=true]').waitFor()
    await this.page.getByTestId('pane-footer').getByText('Last published').waitFor()
  }

  async unpublish(): Promise<void> {
    await this.page.getByTestId('document-header-Published-chip').click()
    await this.page.getByTestId('pane-footer').getByRole('button', {name: 'Unpublish'}).click()
    await this.page
      .getByRole('dialog')
      .getByRole('button', {name: /^Unpublish/})
      .click()
  }

  #field(path: string): Locator {
    return this.page.locator(`[data-testid='field-${path}']`)
  }

  async #showAllFields(): Promise<void> {
    await this.page.getByTestId('group-tab-all-fields').click()
    await this.page.locator('[data-testid=group-tab-all-fields][aria-selected=true]').waitFor()
  }

  /** Paths of the items that show an input, in form order. */
  async #itemPaths(path: string): Promise<string[]> {
    const ids = await this.page
      .locator(`[id^='${path}[_key==']`)
      .evaluateAll((elements) => elements.map(({id}) => id))
    return [...new Set(ids.map((id) => /^[^\]]*\]/.exec(id)?.[0] ?? id))]
  }
}
