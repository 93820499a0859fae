/**
 * Runs in a page before its own scripts, and gives it three stopwatches: `seenAt` tells when a text is
 * first drawn in an element, `frameWatch` the intervals between frames, `keyWatch` the time from a key to
 * the frame that shows it, and when the last one was pressed. Times are milliseconds since the epoch.
 *
 * Text, because none of the commands' own code may use what only a browser has.
 */
export const watches = `
window.seenAt = (within, text) =>
  new Promise((resolve) => {
    const look = () => {
      const found = [...document.querySelectorAll(within)]
      if (!found.some((element) => text.test(element.textContent))) requestAnimationFrame(look)
      else resolve(performance.timeOrigin + performance.now())
    }
    requestAnimationFrame(look)
  })
window.frameWatch = (() => {
  let intervals
  let last
  const draw = (now) => {
    if (intervals === undefined) return
    if (last !== undefined) intervals.push(now - last)
    last = now
    requestAnimationFrame(draw)
  }
  return {
    start: () => {
      intervals = []
      last = undefined
      requestAnimationFrame(draw)
    },
    stop: () => {
      const measured = intervals
      intervals = undefined
      return measured
    },
  }
})()
window.keyWatch = (() => {
  const durations = []
  let observer
  let lastAt = 0
  addEventListener('keydown', ({timeStamp}) => (lastAt = performance.timeOrigin + timeStamp), true)
  return {
    lastAt: () => lastAt,
    start: () => {
      durations.length = 0
      observer = new PerformanceObserver((list) => {
        for (const {name, duration} of list.getEntries()) {
          if (name === 'keydown') durations.push(duration)
        }
      })
      // Chromium reports nothing that is faster than 16 ms, in steps of 8 ms.
      observer.observe({type: 'event', durationThreshold: 16})
    },
    stop: () => {
      observer.disconnect()
      return durations
    },
  }
})()
`
