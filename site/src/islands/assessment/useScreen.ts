import {useEffect, useRef, useState} from 'react'
import {findScreen, HEADING_ID, type Screen, screenKey} from './screens.ts'

interface Navigation {
  screen: Screen
  /** Shows the screen, with the focus on its heading or on one of its fields. */
  go(next: Screen, fieldId?: string): void
}

/**
 * Which screen is shown. The browser's own Back and Forward walk through the screens too; the
 * address stays the same.
 *
 * @param onShow - called whenever another screen is shown
 */
export function useScreen(
  start: Screen,
  screens: readonly Screen[],
  onShow: (screen: Screen) => void,
): Navigation {
  const [screen, setScreen] = useState(start)
  const focusId = useRef<string | null>(null)

  const show = (next: Screen, id: string) => {
    focusId.current = id
    setScreen(next)
    onShow(next)
  }

  useEffect(() => {
    history.replaceState({screen: screenKey(start)}, '')
  }, [start])

  useEffect(() => {
    const walk = ({state}: PopStateEvent) => {
      const found = findScreen(state?.screen, screens)
      if (found) show(found, HEADING_ID)
    }
    addEventListener('popstate', walk)
    return () => removeEventListener('popstate', walk)
  })

  // After every paint, because a field may appear with the answers and not with the screen.
  useEffect(() => {
    if (focusId.current === null) return
    const element = document.getElementById(focusId.current)
    if (element === null) return
    focusId.current = null
    element.focus({preventScroll: true})
    const block = element.closest('fieldset') ?? element
    block.scrollIntoView({behavior: 'instant', block: 'start'})
  })

  return {
    screen,
    go: (next, fieldId = HEADING_ID) => {
      history.pushState({screen: screenKey(next)}, '')
      show(next, fieldId)
    },
  }
}
