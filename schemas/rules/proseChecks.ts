import {type CheckResult, type Finding, resultOf, segmentOf} from './references.ts'

interface RowLike {
  _key?: string
  cells?: readonly string[]
}

/** A heading row and one more at least, all of the same width. */
export function checkTableRows(rows: readonly RowLike[] | undefined): CheckResult {
  if (rows === undefined) return true
  const [head, ...body] = rows
  if (head === undefined || body.length === 0) {
    return 'A table needs a row of headings and at least one row below it.'
  }
  const columns = head.cells?.length ?? 0
  const findings: Finding[] = []
  for (const [index, row] of rows.entries()) {
    const cells = row.cells?.length ?? 0
    if (cells !== columns) {
      findings.push({
        message: `This row has ${cells} cells, the heading row has ${columns}. Make them equal; cells may be empty.`,
        path: [segmentOf(row, index)],
      })
    }
  }
  return resultOf(findings)
}
