import type {SanityClient} from '@sanity/client'
import type {Locator, Page} from 'playwright-core'
import {axeViolations} from './axe.ts'
import type {Profile} from './browser.ts'
import {signedInClient} from './signedInClient.ts'

/** One tab of the Studio that several journeys share, and the lake behind it. */
export class Desk {
  readonly page: Page
  readonly profile: Profile
  /** Signed in as the same editor; raw perspective. */
  readonly client: SanityClient
  readonly #studio: string

  private constructor(profile: Profile, page: Page, client: SanityClient, studio: string) {
    this.profile = profile
    this.page = page
    this.client = client
    this.#studio = studio
  }

  /** @param landing - pathname and fragment to begin at, such as `/#token=…` */
  static async open(
    profile: Profile,
    {studio, lake}: {studio: string; lake: string},
    landing = '',
  ) {
    const page = await profile.open()
    page.setDefaultTimeout(120_000)
    await page.goto(studio + landing)
    await page.getByTestId('studio-navbar').waitFor()
    const client = await signedInClient(page, {lake, perspective: 'raw'})
    return new Desk(profile, page, client, studio)
  }

  async edit(type: string, id: string): Promise<void> {
    await this.goTo(`/intent/edit/id=${id};type=${type}/`)
    await this.page.waitForURL(
      (url) => url.pathname.includes(id) && !url.pathname.includes('intent'),
    )
    await this.page.getByTestId('field-group-tabs').waitFor()
  }

  /** As a link inside the Studio goes: without loading the application again. */
  async goTo(pathname: string): Promise<void> {
    await this.page.evaluate((url) => {
      history.pushState(null, '', url)
      window.dispatchEvent(new PopStateEvent('popstate'))
    }, this.#studio + pathname)
  }

  /** Opens the dialog of a document action. */
  async action(name: string | RegExp): Promise<Locator> {
    await this.page.getByTestId('action-menu-button').click()
    await this.page.getByRole('menuitem', {name}).click()
    return this.page.getByRole('dialog')
  }

  async inspector(name: string): Promise<Locator> {
    const panel = this.page.getByRole('region', {name, exact: true})
    if (!(await panel.isVisible())) {
      await this.page.getByRole('button', {name, exact: true}).click()
    }
    await panel.waitFor()
    return panel
  }

  /** What axe finds in one of our own panes. */
  axe(within: string): Promise<string[]> {
    return axeViolations(this.page, [], within)
  }

  tab(name: string): Promise<void> {
    return this.page.getByTestId('field-group-tabs').getByRole('tab', {name, exact: true}).click()
  }

  /** Picks a document in one of our dialogs. */
  async pick(dialog: Locator, title: string): Promise<void> {
    await dialog.getByRole('searchbox').fill(title)
    await dialog.getByRole('radiogroup').getByText(title, {exact: true}).click()
  }
}
