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
  const {pack: href = '', titles = ''} = container.dataset
  const pack = await readPack(href, titles)
  if (pack === undefined) {
    const message = container.querySelector<HTMLElement>('[data-assessment-problem]')
    if (message) message.hidden = false
    return
  }
  const early = readEarly(container)
  flushSync(() => createRoot(container).render(<Assessment pack={pack} early={early} />))
  early.focused(container)?.focus({preventScroll: true})
}

/**
 * Undefined if it does not arrive or is not what this page can read. Titles of steps are words of
 * the result alone: without them steps go by their number.
 */
async function readPack(href: string, titlesHref: string) {
  const titles = fetchJson(titlesHref)
  const decoded = decodePack(await fetchJson(href), await titles)
  return decoded.kind === 'pack' ? decoded.pack : undefined
}

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
