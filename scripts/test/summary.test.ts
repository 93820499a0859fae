import {expect, test} from 'vitest'
import {closingLine, type Report, totalsOf} from './summary.ts'

const report = (over: Partial<Report>): Report => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...over,
})

test('tests are summed by outcome, todo ones as skipped', () => {
  const totals = totalsOf(
    report({numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1}),
  )

  expect(closingLine(totals)).toBe('5 passed, 2 failed, 2 skipped')
})

test('a file that cannot be loaded is a failure, not silence', () => {
  const broken = {name: 'a.test.ts', status: 'failed', assertionResults: []}

  expect(totalsOf(report({numPassedTests: 3, testResults: [broken]}))).toMatchObject({
    passed: 3,
    failed: 1,
  })
})
