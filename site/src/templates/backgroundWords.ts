import type {BackgroundPage} from '../loaders/backgroundPages.ts'
import {countOf, listText} from './words.ts'

/** How many destinations the introduction names. */
const NAMED_DESTINATIONS = 4

/** What leaves from here, in a sentence or two. Its count is that of the list on the page. */
export function backgroundIntroduction({
  title,
  paths,
}: Pick<BackgroundPage, 'title' | 'paths'>): string {
  const destinations = [...new Set(paths.map((path) => path.destination))]
  const named = destinations.slice(0, NAMED_DESTINATIONS)
  const rest = destinations.length - named.length
  const list =
    rest > 0 ? `${named.join(', ')} and ${countOf(rest, 'other career')}` : listText(named)
  const [leads, start] = paths.length === 1 ? ['leads', 'It starts'] : ['lead', 'Each starts']
  return `${countOf(paths.length, 'path')} ${leads} from ${title} work to ${list}. ${start} from what you can do already.`
}
