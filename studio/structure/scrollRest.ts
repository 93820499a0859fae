/** Turns of a wheel follow each other faster. */
const restMs = 100

let lastScrollAt = Number.NEGATIVE_INFINITY
let isLooking = false
const waiting = new Set<() => void>()

addEventListener('scroll', () => (lastScrollAt = performance.now()), {capture: true, passive: true})

/** Whether anything is being scrolled. */
export function isScrolling(): boolean {
  return performance.now() - lastScrollAt < restMs
}

/**
 * Calls `tell` when nothing has been scrolled for a tenth of a second; all who wait are told at once.
 *
 * @returns a function that stops the wait
 */
export function onScrollRest(tell: () => void): () => void {
  waiting.add(tell)
  if (!isLooking) setTimeout(look, restMs)
  isLooking = true
  return () => waiting.delete(tell)
}

function look(): void {
  if (isScrolling()) {
    setTimeout(look, restMs)
    return
  }
  isLooking = false
  const told = [...waiting]
  waiting.clear()
  for (const tell of told) tell()
}
