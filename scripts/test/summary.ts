/** The part of Vitest's JSON report that is counted. */
export interface Report {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: {name: string; status: string; assertionResults: unknown[]}[]
}

export interface Totals {
  passed: number
  failed: number
  skipped: number
}

/** Counts tests; a file that failed before it could run a test counts as one failure. */
export function totalsOf(report: Report): Totals {
  const brokenFiles = report.testResults.filter(
    ({status, assertionResults}) => status === 'failed' && assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

export function closingLine({passed, failed, skipped}: Totals): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
