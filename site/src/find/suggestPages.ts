import {addressOf} from '../addressOf.ts'
import {nearestPages, type Page} from './nearestPages.ts'

/** Shows pages whose addresses are like the one that was asked for. NotFoundPage.astro prints the parts. */
async function suggestPages(list: HTMLElement, none: HTMLElement): Promise<void> {
  const nearest = nearestPages(location.pathname, await readPages(list.dataset.suggestions ?? ''))
  none.hidden = nearest.length > 0
  list.hidden = nearest.length === 0
  list.append(
    ...nearest.map(({href, title}) => {
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.href = addressOf(href)
      link.textContent = title
      item.append(link)
      return item
    }),
  )
}

/** Without the list there is nothing to suggest; the search is a link away. */
async function readPages(address: string): Promise<Page[]> {
  const response = await fetch(address).catch(() => undefined)
  return response?.ok ? response.json() : []
}

const list = document.querySelector<HTMLElement>('[data-suggestions]')
const none = document.querySelector<HTMLElement>('[data-no-suggestion]')
if (list && none) suggestPages(list, none)
