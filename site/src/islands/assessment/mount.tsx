import {decodePack} from '@crosswalk/schemas/rules/assessment/wirePack'
import {flushSync} from 'react-dom'
import {createRoot} from 'react-dom/client'
import {Assessment} from './Assessment.tsx'
import {readEarly} from './readEarly.ts'
import {loadResult} from './result/LaterResult.tsx'

/**
 * Brings the printed first screen to life.
 *
 * Astro would start an island with scripts inside the page, which the content security policy does
 * not allow, so the root is made here. It takes the place of the printed screen in one go, and what
 * the reader has done there so far is carried over.
 */
async function mount(container: HTMLElement): Promise<void> {
  const {pack: href = '', titles: titlesHref = '', request} = container.dataset
  const wire = await fetchJson(href)
  const decoded = decodePack(wire)
  if (decoded.kind === 'refused') {
    const message = container.querySelector<HTMLElement>('[data-assessment-problem]')
    if (message) message.hidden = false
    return
  }
  // What the reader does meanwhile comes first.
  await pause()
  const given = {early: readEarly(container), requestHref: request}
  const root = createRoot(container)
  flushSync(() => root.render(<Assessment pack={decoded.pack} isPackWhole={false} {...given} />))
  given.early.focused(container)?.focus({preventScroll: true})

  // Nothing before the result waits for its code and for titles of steps, which are words of the
  // result alone, so they leave the line to the first questions.
  if (!container.querySelector('[data-screen="result"]')) await pause(SETTLED_MS)
  void loadResult()
  const titled = decodePack(wire, await fetchJson(titlesHref))
  // Without titles steps go by number.
  const {pack} = titled.kind === 'pack' ? titled : decoded
  root.render(<Assessment pack={pack} isPackWhole {...given} />)
}

/** How long after the first question is ready whatever else the page needs has arrived. */
const SETTLED_MS = 1000

function pause(ms = 0): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Undefined if it does not arrive or is no JSON. */
async function fetchJson(href: string): Promise<unknown> {
  try {
    const response = await fetch(href)
    return response.ok ? await response.json() : undefined
  } catch {
    // Whatever went wrong with it, the reader can only load the page again or use the worksheet.
    return undefined
  }
}

const container = document.querySelector<HTMLElement>('[data-assessment]')
if (container) void mount(container)
