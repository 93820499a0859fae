import {type Browser, chromium} from 'playwright-core'
import {templatePages} from '../sample/templates.ts'
import {requireChromium} from '../test/chromium.ts'
import type {Screen} from './views.ts'

/** @returns a PNG */
export type TakeShot = (screen: Screen) => Promise<Buffer>

/** One Chromium for as long as `use` takes pictures of a site. */
export async function withCamera<T>(
  siteUrl: string,
  use: (shoot: TakeShot) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({
    executablePath: requireChromium(process.env),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
  })
  try {
    return await use((screen) => takeShot(browser, siteUrl, screen))
  } finally {
    await browser.close()
  }
}

async function takeShot(browser: Browser, siteUrl: string, screen: Screen): Promise<Buffer> {
  const {template, width, height, colorScheme, section} = screen
  const context = await browser.newContext({
    viewport: {width, height: height ?? 900},
    colorScheme,
    reducedMotion: 'reduce',
  })
  try {
    const page = await context.newPage()
    const fragment = section === undefined ? '' : `#${section}`
    await page.goto(siteUrl + templatePages[template] + fragment, {waitUntil: 'networkidle'})
    // Pictures below the first screen load when they come near it.
    await page.evaluate(loadPictures)
    return await page.screenshot({fullPage: height === undefined})
  } finally {
    await context.close()
  }
}

/** Runs in the page. */
const loadPictures = `Promise.all([...document.images].map((picture) => {
  picture.loading = 'eager'
  return picture.decode()
}))`
