import {counted} from '@crosswalk/schemas/rules/counted'
import type {Report} from './checkDocuments.ts'
import type {Finding, Level} from './finding.ts'
import {maxSimilarity, type NearestPaths} from './similarPathFindings.ts'

const levelNames: Readonly<Record<Level, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
}

/** How many findings of each level there are. */
export function countLevels(findings: readonly Finding[]): Record<Level, number> {
  const counts = {error: 0, warning: 0, info: 0}
  for (const {level} of findings) counts[level] += 1
  return counts
}

/**
 * For people: findings by document, then what was checked, totals last.
 *
 * @param listNotes - otherwise they are only counted
 */
export function describeReport(
  {documents, unpublished, findings, nearestPaths}: Report,
  {listNotes}: {listNotes: boolean},
): string {
  const total = Object.values(documents).reduce((sum, count) => sum + count, 0)
  const byType = Object.entries(documents).map(([type, count]) => `  ${type} ${count}`)
  const {error, warning, info} = countLevels(findings)
  return [
    ...describeFindings(findings.filter(({level}) => listNotes || level !== 'info')),
    `${counted(total, 'document')}${unpublished > 0 ? `; ${counted(unpublished, 'draft')} not checked` : ''}`,
    ...byType,
    describeNearest(nearestPaths),
    `${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(info, 'note')}${info > 0 && !listNotes ? ' (listed with --notes)' : ''}`,
    '',
  ].join('\n')
}

function describeFindings(findings: readonly Finding[]): string[] {
  const byDocument = Map.groupBy(findings, ({documentId}) => documentId)
  return [...byDocument].flatMap(([id, own]) => [
    `${id} (${own[0]?.documentType})`,
    ...own.map(
      ({level, field, rule, message}) =>
        `  ${levelNames[level].padEnd(7)}  ${field === '' ? 'whole document' : field}  [${rule}]\n           ${message}`,
    ),
    '',
  ])
}

function describeNearest({pair, completeFrom}: NearestPaths): string {
  if (pair === undefined) return 'No two paths share a run of five words.'
  const {one, other, jaccard} = pair
  const found = `${one} and ${other} at ${jaccard.toFixed(3)} (limit ${maxSimilarity})`
  if (jaccard >= completeFrom) return `Nearest paths: ${found}`
  return `No two paths reach ${completeFrom}; the nearest found are ${found}`
}
