import type {Page} from 'playwright-core'
import {inject, test} from 'vitest'
import {axeViolations} from '../support/axe.ts'
import {useBrowser} from '../support/browser.ts'
import {expectNoFindings} from '../support/findings.ts'
import {readRelease, templatePages} from '../support/release.ts'
import {sidewaysScroll, visitAll} from '../support/visits.ts'

// One page of each template, the one with the most in it: a template's style is the same on all.

const openProfile = useBrowser()
const {site} = inject('addresses')
const pathnames = templatePages(readRelease(inject('data'))).map(({pathname}) => pathname)

test('every template is accessible on a small phone and at 400 % zoom, and fits every width', async () => {
  const profile = await openProfile()
  const findings = await visitAll(profile, {site, pathnames}, async ({page}) => {
    const found: string[] = []
    for (const width of [390, 820, 1440, 320]) found.push(...(await sidewaysScroll(page, width)))
    found.push(...(await axeViolations(page)))
    // A window of 1280 by 1024 px, magnified four times.
    await page.setViewportSize({width: 320, height: 256})
    return [...found, ...(await axeViolations(page))]
  })
  expectNoFindings(findings)
  await profile.close()
})

test('with forced colours every control has an edge and every bar is seen', async () => {
  const profile = await openProfile()
  const findings = await visitAll(profile, {site, pathnames}, async ({page}) => {
    const found: string[] = []
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({forcedColors: 'active', colorScheme})
      found.push(...(await unseenInForcedColors(page)).map((what) => `${colorScheme}: ${what}`))
    }
    return found
  })
  expectNoFindings(findings)
  await profile.close()
})

/** Controls without an edge, chosen ones that look like the others, drawings that melt into the page. */
function unseenInForcedColors(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const isShown = (element: Element) => element.checkVisibility({opacityProperty: true})
    const nameOf = (element: Element) =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute('class')}">`
    const hasEdge = (element: Element) => {
      const {borderTopWidth, borderBottomWidth, borderBottomStyle, outlineStyle, appearance} =
        getComputedStyle(element)
      const isDrawnBySystem = appearance !== 'none' && element.matches('input, progress, select')
      const hasBorder = parseFloat(borderTopWidth) + parseFloat(borderBottomWidth) > 0
      return (
        isDrawnBySystem || (hasBorder && borderBottomStyle !== 'none') || outlineStyle !== 'none'
      )
    }
    const controls = 'button, select, progress, input:not([type=file]), .button, .plain-button'
    for (const control of document.querySelectorAll(controls)) {
      if (isShown(control) && !hasEdge(control)) found.push(`${nameOf(control)} has no edge`)
    }
    for (const chosen of document.querySelectorAll('input[type=radio]:checked')) {
      const other = [...document.querySelectorAll('input[type=radio]')].find(
        (radio) => radio.getAttribute('name') === chosen.getAttribute('name') && radio !== chosen,
      )
      const look = (input: Element | undefined) => {
        const shown = input?.nextElementSibling
        if (!input || !shown || isShown(input)) return input
        const style = getComputedStyle(shown)
        return [style.backgroundColor, style.borderTopColor, style.outlineStyle].join()
      }
      if (other && look(chosen) === look(other))
        found.push(`${nameOf(chosen)} does not look chosen`)
    }
    const luminance = (color: string) => {
      const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number)
      const linear = [red, green, blue].map((part) =>
        part <= 10 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0)
    }
    const contrast = (one: string, other: string) => {
      const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
      return (high + 0.05) / (low + 0.05)
    }
    const groundOf = (element: Element): string => {
      const color = getComputedStyle(element).backgroundColor
      const isClear = (color.match(/[\d.]+/g) ?? [])[3] === '0'
      return isClear && element.parentElement ? groundOf(element.parentElement) : color
    }
    const standsOut = (shape: Element) => {
      const {fill, stroke} = getComputedStyle(shape)
      const paints = [fill, stroke].filter((paint) => paint.startsWith('rgb'))
      return paints.some((paint) => contrast(paint, groundOf(shape.closest('svg') ?? shape)) >= 3)
    }
    // What lies behind a picture until it is there says nothing.
    for (const drawing of document.querySelectorAll('main svg:not(:has(+ picture))')) {
      const shapes = [...drawing.querySelectorAll('rect, path, line, circle')]
      const isBar = drawing.matches('.mark, .bar')
      const isSeen = isBar ? shapes.every(standsOut) : shapes.some(standsOut)
      if (isShown(drawing) && !isSeen) found.push(`${nameOf(drawing)} melts into the page`)
    }
    return [...new Set(found)]
  })
}

test('a reader who asked for less motion gets none', async () => {
  const profile = await openProfile()
  const findings = await visitAll(profile, {site, pathnames}, async ({page}) => {
    await page.emulateMedia({reducedMotion: 'reduce'})
    return page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) => {
        const style = getComputedStyle(element)
        const moves = [
          ...style.transitionDuration.split(','),
          ...style.animationDuration.split(','),
        ]
        const isMoving = moves.some((duration) => parseFloat(duration) > 0)
        return isMoving || style.scrollBehavior === 'smooth' ? [element.tagName] : []
      }),
    )
  })
  expectNoFindings(findings)
  await profile.close()
})
