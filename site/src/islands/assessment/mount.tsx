import {decodePack} from '@crosswalk/schemas/rules/assessment/wirePack'
import {flushSync} from 'react-dom'
import {createRoot} from 'react-dom/client'
import {Assessment} from './Assessment.tsx'
import {readEarly} from './readEarly.ts'

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
  await new Promise((resolve) => setTimeout(resolve))
  const given = {early: readEarly(container), requestHref: request}
  const root = createRoot(container)
  flushSync(() => root.render(<Assessment pack={decoded.pack} {...given} />))
  given.early.focused(container)?.focus({preventScroll: true})

  // Titles of steps are words of the result alone, so nothing before it waits while they load;
  // without them steps go by their number.
  const titled = decodePack(wire, await fetchJson(titlesHref))
  if (titled.kind === 'pack') root.render(<Assessment pack={titled.pack} {...given} />)
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
