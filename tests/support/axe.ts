import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {AxeResults, RunOptions} from 'axe-core'
import type {Page} from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Resolves when nothing that colours a part moves any more, but for what does so for ever: a notice
 * elsewhere may take seconds to fade.
 */
const transitionsEnd = (within: string) => `(() => {
  const parts = [...document.querySelectorAll(${JSON.stringify(within)})]
  const isNear = (target) => parts.some((part) => part.contains(target) || target.contains(part))
  const moving = document.getAnimations().filter(
    ({effect}) => Number.isFinite(effect?.getComputedTiming().endTime) && isNear(effect.target),
  )
  return Promise.allSettled(moving.map(({finished}) => finished)).then(() => {})
})()`

/**
 * `rule: selector` of each violation on the open page.
 *
 * @param rules - ids of the rules to check; all if none are named
 * @param within - selector of the part to check; the whole page if it is not given
 */
export async function axeViolations(
  page: Page,
  rules: readonly string[] = [],
  within = 'html',
): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source)
  // A colour half-way between two is neither of them.
  await page.evaluate(transitionsEnd(within))
  const options: RunOptions = {
    resultTypes: ['violations'],
    // Our pages hold no frames, and their style sheets are read by the browser alone.
    iframes: false,
    preload: false,
    ...(rules.length > 0 && {runOnly: {type: 'rule', values: [...rules]}}),
  }
  const results: AxeResults = await page.evaluate(
    `axe.run(${JSON.stringify(within)}, ${JSON.stringify(options)})`,
  )
  if (results.passes.length === 0) return ['axe found nothing to check']
  return results.violations.flatMap(({id, nodes}) => nodes.map(({target}) => `${id}: ${target}`))
}
