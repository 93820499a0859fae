import {Card, Text} from '@sanity/ui'
import {useEffect, useSyncExternalStore} from 'react'
import type {LayoutProps} from 'sanity'
import {styled} from 'styled-components'
import type {LakeAbsence} from './lakeAbsence.ts'

/** The Studio, and a notice while its lake is away. */
export function lakeAwayLayout(absence: LakeAbsence) {
  return function LakeAwayLayout(props: LayoutProps) {
    useUnstoredWarning(absence)
    return (
      <>
        {props.renderDefault(props)}
        <Notice role="status">
          <LakeAway absence={absence} />
        </Notice>
      </>
    )
  }
}

function LakeAway({absence}: {absence: LakeAbsence}) {
  const isAway = useSyncExternalStore(absence.subscribe, () => absence.isAway)
  if (!isAway) return null
  return (
    <Card tone="caution" border padding={4} radius={3} shadow={3} data-testid="lake-away">
      <Text size={1}>
        The content server does not answer. What you typed is kept in this tab and stored when the
        server is back: leave the tab open.
      </Text>
    </Card>
  )
}

/** Asks before the tab is closed while something typed in it is not stored. */
function useUnstoredWarning(absence: LakeAbsence): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (absence.holdsWrites) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [absence])
}

/** Above the Studio's dialogs, clear of the buttons at the foot of a form. */
const Notice = styled.div`
  inset: auto 1rem 4rem;
  margin: 0 auto;
  max-width: 32rem;
  pointer-events: none;
  position: fixed;
  z-index: 1000000;
`
