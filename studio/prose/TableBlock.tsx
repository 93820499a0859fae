import {Card, Stack} from '@sanity/ui'
import type {BlockProps} from 'sanity'
import {styled} from 'styled-components'

interface TableValue {
  caption?: string
  rows?: {_key: string; cells?: string[]}[]
}

/** A table in the editor, drawn as a table. */
export function TableBlock(props: BlockProps) {
  const {caption, rows = []} = props.value as TableValue
  const [head, ...body] = rows
  return (
    <Stack gap={2}>
      {props.renderDefault(props)}
      <Card overflow="auto" contentEditable={false}>
        <Drawn>
          <caption>{caption ?? 'No caption yet'}</caption>
          <thead>
            <tr>
              {cellsOf(head).map(([key, cell]) => (
                <th key={key}>{cell}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {body.map((row) => (
              <tr key={row._key}>
                {cellsOf(row).map(([key, cell]) => (
                  <td key={key}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </Drawn>
      </Card>
    </Stack>
  )
}

/** Cells are told apart by their place: two may hold the same words. */
function cellsOf(row: {cells?: string[]} | undefined): [string, string][] {
  return (row?.cells ?? []).map((cell, place) => [`cell-${place}`, cell])
}

const Drawn = styled.table`
  border-collapse: collapse;
  color: var(--card-fg-color);
  font: 400 0.8125rem/1.4 var(--font-sans, Inter, system-ui, sans-serif);
  width: 100%;

  caption { color: var(--card-muted-fg-color); padding-bottom: 0.25rem; text-align: left; }
  th, td { border: 1px solid var(--card-border-color); padding: 0.35rem 0.5rem; text-align: left; }
`
