import {addressOf} from '../addressOf.ts'
import {nearestPages, type Page} from './nearestPages.ts'

/** Shows pages whose addresses are like the one that was asked for. NotFoundPage.astro prints the parts. */
function suggestPages(pages: readonly Page[], list: HTMLElement, none: HTMLElement): void {
  const nearest = nearestPages(location.pathname, pages)
  none.hidden = nearest.length > 0
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
async function loadPages(address: string): Promise<Page[]> {
  const response = await fetch(address).catch(() => undefined)
  return response?.ok ? response.json() : []
}

const data = document.querySelector('[data-addresses]')
const list = document.querySelector<HTMLElement>('[data-suggestions]')
const none = document.querySelector<HTMLElement>('[data-no-suggestion]')
if (list && none) {
  if (data) suggestPages(JSON.parse(data.textContent ?? '[]'), list, none)
  else loadPages(list.dataset.suggestions ?? '').then((pages) => suggestPages(pages, list, none))
}
