import type {ComponentType} from 'react'
import {createGlobalStyle, styled} from 'styled-components'
import {useLiveQuery} from '../content/useLiveQuery.ts'

export interface Counted {
  /** GROQ condition on documents. */
  filter: string
  /** As editors see the documents if not told; `raw` counts drafts sooner. */
  perspective?: 'drafts' | 'raw'
  /** GROQ condition on stored documents, after whose change the number is read again. */
  listen: string
}

/**
 * An icon for a list item that also carries a live count at the end of the row.
 *
 * The titles of list items are fixed text, and building the structure anew for each change would
 * open its panes anew; a component redraws alone.
 */
export function countedIcon(Icon: ComponentType, counted: Counted): ComponentType {
  return function CountedIcon() {
    return (
      <>
        <Icon />
        <Count {...counted} />
      </>
    )
  }
}

/** A number may read all documents of a type, and its list comes and goes with each that is opened. */
const patience = {throttleMs: 2_000, keepMs: 60_000}

function Count({filter, listen, perspective = 'drafts'}: Counted) {
  const query = `count(*[${filter}])`
  const {result} = useLiveQuery<number>({query, listen, perspective, ...patience})
  if (result === undefined) return null
  return (
    <>
      <OpenIconBox />
      <Figure data-testid="list-count">{result}</Figure>
    </>
  )
}

/** The box around an icon is positioned and clips; rows of a list are the positioned boxes meant. */
const OpenIconBox = createGlobalStyle`
  [data-testid='Media']:has(> [data-testid='list-count']) { overflow: visible; position: static; }
`

/** The arrow at the end of a row is 2 rem wide. */
const Figure = styled.span`
  color: var(--card-muted-fg-color);
  font: 400 0.75rem/1 var(--font-sans, Inter, system-ui, sans-serif);
  position: absolute;
  right: 2.25rem;
  top: 50%;
  transform: translateY(-50%);
`
