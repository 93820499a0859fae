import {addressOf} from '../addressOf.ts'
import {nearestPages, type Page} from './nearestPages.ts'

/** Shows pages whose addresses are like the one that was asked for. NotFoundPage.astro prints the parts. */
function suggestPages(data: Element, list: Element, none: HTMLElement): void {
  const pages: Page[] = JSON.parse(data.textContent ?? '[]')
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

const data = document.querySelector('[data-addresses]')
const list = document.querySelector('[data-suggestions]')
const none = document.querySelector<HTMLElement>('[data-no-suggestion]')
if (data && list && none) suggestPages(data, list, none)
