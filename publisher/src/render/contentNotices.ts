import {readFile} from 'node:fs/promises'
import {systemCodeOf} from '../errors.ts'

/** One thing that content asked for and the site did not do; see `site/src/content/report.ts`. */
export interface ContentNotice {
  documentId: string
  documentType: string
  /** Where in the document; empty for the whole of it. */
  field: string
  /** A full sentence. */
  reason: string
  /** The whole document has no page, or only this part of it is left out. */
  effect: 'withheld' | 'dropped'
  /** Of a withheld document: the address where its last good page stays. */
  keptHref?: string
}

/** Reads what a build left out; a build that wrote nothing about it left out nothing. */
export async function readNotices(reportFile: string): Promise<ContentNotice[]> {
  let text: string
  try {
    text = await readFile(reportFile, 'utf8')
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return []
    throw error
  }
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || !('lines' in value)) {
    throw new TypeError('it has no "lines"')
  }
  return parseNotices(value.lines)
}

/** @throws TypeError for anything that is not a list of notices */
export function parseNotices(value: unknown): ContentNotice[] {
  if (!Array.isArray(value)) throw new TypeError('notices are not a list')
  return value.map(parseNotice)
}

function parseNotice(value: unknown): ContentNotice {
  const {documentId, documentType, field, reason, effect, keptHref} = Object(value)
  const texts: unknown[] = [documentId, documentType, field, reason]
  const isEffect = effect === 'withheld' || effect === 'dropped'
  if (!isEffect || !texts.every((text) => typeof text === 'string')) {
    throw new TypeError(`this is not a notice: ${JSON.stringify(value)}`)
  }
  return {
    documentId,
    documentType,
    field,
    reason,
    effect,
    ...(typeof keptHref === 'string' && {keptHref}),
  }
}
