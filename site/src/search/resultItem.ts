import {addressOf} from '../addressOf.ts'
import type {PagefindResult} from './pagefind.ts'
import {durations} from './searchFacets.ts'
import {excerptParts} from './searchState.ts'

/** A list item for one result. Words of pages become text, never markup. */
export function resultItem({
  url,
  excerpt,
  meta,
  filters,
}: Awaited<ReturnType<PagefindResult['data']>>): HTMLLIElement {
  const item = document.createElement('li')
  const heading = append(item, 'h3', '')
  append(heading, 'a', meta.title ?? url).href = addressOf(url)
  // The shortest first, whichever path of the page says it first.
  const takes = durations.filter((duration) => filters.duration?.includes(duration))
  append(item, 'p', [...(filters.type ?? []), ...takes].join(', '))
  const words = append(item, 'p', '')
  for (const {text, isMatch} of excerptParts(excerpt)) {
    if (isMatch) append(words, 'mark', text)
    else words.append(text)
  }
  return item
}

function append<K extends keyof HTMLElementTagNameMap>(
  parent: HTMLElement,
  tag: K,
  text: string,
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  element.textContent = text
  parent.append(element)
  return element
}
