import {walkByKey} from '../find/walkByKey.ts'
import {loadPagefind, type PagefindResult} from './pagefind.ts'
import {resultItem} from './resultItem.ts'
import {
  filterNames,
  isEmptyState,
  queryFromState,
  resultSummary,
  type SearchState,
  stateFromParams,
} from './searchState.ts'

const PAGE_SIZE = 10
/** Long enough to type the next letter, short enough to seem immediate. */
const TYPING_PAUSE_MS = 150

/** Searches as the reader types. Addresses carry the state, so a search can be kept and sent. */
function enhanceSearch(form: HTMLFormElement): void {
  const view = searchView(form)
  let turn = 0
  let rest: PagefindResult[] = []

  const showMore = async () => {
    const page = rest.slice(0, PAGE_SIZE)
    rest = rest.slice(PAGE_SIZE)
    const items = (await Promise.all(page.map((result) => result.data()))).map(resultItem)
    view.results.append(...items)
    view.more.hidden = rest.length === 0
    return items
  }
  const search = async () => {
    const state = stateOf(form)
    turn += 1
    const ownTurn = turn
    history.replaceState(null, '', location.pathname + queryFromState(state))
    try {
      const found = isEmptyState(state) ? [] : await find(state, view.index)
      if (turn !== ownTurn) return
      rest = found
      view.results.replaceChildren()
      await showMore()
      listAllPages(found.length === 0)
      view.status.textContent = isEmptyState(state) ? '' : resultSummary(found.length, state)
    } catch {
      // Whatever went wrong, the reader can only try again or use the list.
      listAllPages(true)
      view.status.textContent =
        'The search could not be loaded. All pages are listed below; or check your connection and try again.'
    }
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  form.addEventListener('input', () => {
    clearTimeout(timer)
    timer = setTimeout(search, TYPING_PAUSE_MS)
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    view.results.querySelector('a')?.focus()
  })
  view.more.addEventListener('click', async () => {
    const [first] = await showMore()
    first?.querySelector('a')?.focus()
  })
  walkByKey(view.text, () => [...view.results.querySelectorAll('a')])
  addEventListener('popstate', () => {
    fill(form)
    search()
  })

  fill(form)
  if (isEmptyState(stateOf(form))) view.text.focus()
  else search()
}

/** The parts that SearchPage.astro prints. */
function searchView(form: HTMLFormElement) {
  const part = <E extends HTMLElement>(name: string) =>
    document.querySelector(`[data-search-${name}]`) as E
  return {
    index: form.dataset.search ?? '',
    text: form.elements.namedItem('q') as HTMLInputElement,
    status: part('status'),
    results: part('results'),
    more: part<HTMLButtonElement>('more'),
  }
}

/** The list of all pages makes way for results. */
function listAllPages(isWanted: boolean): void {
  const {dataset} = document.documentElement
  if (isWanted) delete dataset.query
  else dataset.query = ''
}

function stateOf(form: HTMLFormElement): SearchState {
  const params = new URLSearchParams()
  for (const [name, value] of new FormData(form)) params.set(name, String(value))
  return stateFromParams(params)
}

function fill(form: HTMLFormElement): void {
  const {text, filters} = stateFromParams(new URLSearchParams(location.search))
  const field = (name: string) =>
    form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement
  field('q').value = text
  for (const name of filterNames) field(name).value = filters[name] ?? ''
}

async function find({text, filters}: SearchState, index: string): Promise<PagefindResult[]> {
  const pagefind = await loadPagefind(index)
  // Without words Pagefind lists all pages that pass the filters.
  return (await pagefind.search(text.trim() || null, {filters})).results
}

const form = document.querySelector<HTMLFormElement>('[data-search]')
if (form !== null) enhanceSearch(form)
