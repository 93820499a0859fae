import {withoutMarks} from '../content/marks.ts'
import type {ReportLine} from '../content/report.ts'
import {escapeHtml} from './escapeHtml.ts'

const style = `
.preview-notice {background: #f5c518; color: #1b1b1b; font: 0.9375rem/1.5 system-ui, sans-serif; padding: 0.5rem 1rem}
.preview-notice summary {cursor: pointer; font-weight: 600}
.preview-notice ul {margin: 0.5rem 0; padding-left: 1.25rem}
`

/** A line above a page that says what readers would not get of it; empty if they would get all. */
export function incompleteNotice(lines: readonly ReportLine[]): string {
  if (lines.length === 0) return ''
  const items = lines.map(({field, reason}) => `<li><b>${shown(field)}</b> ${shown(reason)}</li>`)
  const count = lines.length === 1 ? '1 part is' : `${lines.length} parts are`
  return `<style>${style}</style><details class="preview-notice"><summary>Not complete: ${count} missing</summary><ul>${items.join('')}</ul></details>`
}

function shown(text: string): string {
  return escapeHtml(withoutMarks(text))
}
