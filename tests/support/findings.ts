import {expect} from 'vitest'

const shownFindings = 40

/** Fails with the first findings of many pages and the number of all: one mistake is on every page. */
export function expectNoFindings(findings: readonly string[]): void {
  if (findings.length === 0) return
  const shown = findings.slice(0, shownFindings).map((finding) => `\n  ${finding}`)
  expect.fail(`${findings.length} findings, the first of them:${shown.join('')}`)
}
