import type {GapBucket} from '@crosswalk/schemas/rules/skillGap'
import {Badge, type BadgeTone} from '@sanity/ui'
import {memo} from 'react'
import {styled} from 'styled-components'
import {originText} from './originText.ts'
import type {PathFacts} from './usePathFacts.ts'

const buckets: Record<GapBucket, {label: string; tone: BadgeTone}> = {
  learn: {label: 'Learn', tone: 'critical'},
  close: {label: 'Close', tone: 'caution'},
  have: {label: 'Have', tone: 'positive'},
}

const columns = ['Skill', 'Needs', 'Has', 'Gap', 'Plan']

/**
 * The gap as readers will see it, and beside it what the roadmap does about it.
 *
 * Its inspector is drawn again at each key; the facts stay the same object while a text is typed.
 */
export const SkillGapTable = memo(function SkillGapTable({facts}: {facts: PathFacts}) {
  const {rows, reached, roadmap, uncovered} = facts
  const open = new Map(uncovered.map((gap) => [gap.row.need.skillId, gap]))
  return (
    <Table>
      <caption>Most urgent first; levels from 0 to 4</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      {rows.map((row) => {
        const {skillId, title, importance, level} = row.need
        const {label, tone} = buckets[row.bucket]
        const isOpen = open.has(skillId)
        return (
          <tbody key={skillId} data-skill={skillId}>
            <tr>
              <th scope="rowgroup">{title}</th>
              <td>{level}</td>
              <td>{row.level}</td>
              <td>
                <Badge tone={tone}>
                  {label} {row.gap > 0 ? row.gap : ''}
                </Badge>
              </td>
              <td>
                {roadmap === undefined ? '–' : `→ ${reached.get(skillId) ?? 0}`}
                {isOpen && roadmap !== undefined && (
                  <Badge tone={open.get(skillId)?.isDecisive ? 'critical' : 'caution'}>Open</Badge>
                )}
              </td>
            </tr>
            <tr>
              <td colSpan={columns.length}>
                importance {importance} · {originText(row, facts)}
              </td>
            </tr>
          </tbody>
        )
      })}
    </Table>
  )
})

const Table = styled.table`
  border-collapse: collapse;
  color: var(--card-fg-color);
  font: 400 0.8125rem/1.35 var(--font-sans, Inter, system-ui, sans-serif);
  width: 100%;

  caption { color: var(--card-muted-fg-color); padding-bottom: 0.5rem; text-align: left; }
  th, td { padding: 0.5rem 0.5rem 0 0; text-align: left; vertical-align: top; }
  thead th { font-weight: 500; color: var(--card-muted-fg-color); padding-bottom: 0.5rem; }
  tbody { border-top: 1px solid var(--card-border-color); }
  tbody th { font-weight: 500; }
  td[colspan] { color: var(--card-muted-fg-color); font-size: 0.75rem; padding: 0.25rem 0.5rem 0.5rem 0; }
  [data-ui='Badge'] { white-space: nowrap; }
`
