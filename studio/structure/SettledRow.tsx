import {type ComponentType, startTransition, useEffect, useState} from 'react'
import {usePaneRouter} from 'sanity/structure'
import {styled} from 'styled-components'
import {usePassingTitle} from './passingTitles.ts'
import {isScrolling, onScrollRest} from './scrollRest.ts'

/** What Sanity gives to a row of its lists, as far as it concerns us. */
interface RowProps {
  /** Published id. */
  id: string
  value: {_type: string}
  pressed: boolean
  selected: boolean
}

/**
 * A row of a list: its title while the list is scrolled, and all of it when it rests.
 *
 * @param row - Sanity's own
 */
export function SettledRow({row: Row, ...props}: RowProps & {row: ComponentType<RowProps>}) {
  const [isSettled, setIsSettled] = useState(() => !isScrolling())
  useEffect(
    () => (isSettled ? undefined : onScrollRest(() => startTransition(() => setIsSettled(true)))),
    [isSettled],
  )
  return isSettled || props.selected || props.pressed ? <Row {...props} /> : <Passing {...props} />
}

function Passing({id, value}: RowProps) {
  const title = usePassingTitle(value._type, id)
  const {ChildLink} = usePaneRouter()
  // The list itself takes the keyboard, as with full rows.
  const link = {childId: id, tabIndex: -1}
  return (
    <Line>
      <ChildLink {...link}>{title}</ChildLink>
    </Line>
  )
}

/** Where the full row has its title: after the icon, in the same type, so that nothing moves. */
const Line = styled.div`
  contain: strict;
  height: 49px;

  a {
    border-radius: 3px;
    color: var(--card-fg-color);
    display: block;
    font: 500 0.8125rem/1.1875rem Inter, -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto,
      'Helvetica Neue', 'Liberation Sans', Helvetica, Arial, system-ui, sans-serif;
    height: 100%;
    overflow: hidden;
    padding: 6.5px 12px 0 49px;
    text-decoration: none;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  a[data-hovered] { background: var(--card-bg2-color); }
`
