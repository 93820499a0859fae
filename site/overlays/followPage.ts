import {updateNode} from './updateNode.ts'

/**
 * Puts into the page whatever becomes another one of it while editors write.
 *
 * @param state - of the page as it was loaded
 */
export function followPage(state: string): void {
  const query = new URLSearchParams(location.search)
  query.set('pathname', location.pathname)
  const changes = new EventSource(`/_preview/live?${query}`)
  let shown: Document | undefined
  changes.addEventListener('message', ({data}) => {
    const page = new DOMParser().parseFromString(JSON.parse(data), 'text/html')
    const isOther = shown ? !haveSameStyles(shown, page) : stateOf(page) !== state
    if (isOther) {
      changes.close()
      location.reload()
      return
    }
    if (shown) {
      document.title = page.title
      updateNode(document.body, shown.body, page.body)
    }
    shown = page
  })
}

function stateOf(page: Document): string | undefined {
  return page.querySelector<HTMLMetaElement>('meta[name="preview-state"]')?.content
}

function haveSameStyles(one: Document, other: Document): boolean {
  const sheets = (page: Document) =>
    [...page.querySelectorAll('link[rel=stylesheet], style')].map((sheet) => sheet.outerHTML).join()
  return sheets(one) === sheets(other)
}
