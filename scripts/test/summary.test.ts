import {expect, test} from 'vitest'
import {closingLine, type Report, sumOf, totalsOf} from './summary.ts'

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

test('parts that ran beside each other are counted as one', () => {
  const parts = [
    {passed: 3, failed: 1, skipped: 0},
    {passed: 4, failed: 0, skipped: 2},
  ]

  expect(closingLine(sumOf(parts))).toBe('7 passed, 1 failed, 2 skipped')
})
