/** One thing that content asked for and the site did not do. */
export interface ReportLine {
  documentId: string
  documentType: string
  /** Path of the field inside the document, e.g. `phases[0].steps[2].hours`; empty for the whole document. */
  field: string
  /** A full sentence. */
  reason: string
  /** `withheld`: the whole document is left out, and with it its page · `dropped`: only this part is. */
  effect: 'withheld' | 'dropped'
  /** Of a withheld document: the address where its last good page stays. */
  keptHref?: string
}

/** Collects lines in the order in which documents are read. A line that is already there is not added twice. */
export class Report {
  readonly lines: ReportLine[] = []
  readonly #seen = new Set<string>()

  add(line: ReportLine): void {
    const identity = JSON.stringify(line)
    if (this.#seen.has(identity)) return
    this.#seen.add(identity)
    this.lines.push(line)
  }
}

/** One line of console output: `transitionPath "path-x" withheld, field roadmap: …`. */
export function formatReportLine(line: ReportLine): string {
  const field = line.field === '' ? '' : `, field ${line.field}`
  const kept = line.keptHref === undefined ? '' : ` Its last good page stays at ${line.keptHref}.`
  return `${line.documentType} "${line.documentId}" ${line.effect}${field}: ${line.reason}${kept}`
}
