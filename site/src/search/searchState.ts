export const filterNames = ['type', 'background', 'target', 'duration'] as const

export type FilterName = (typeof filterNames)[number]

/** What is looked for. Empty text and no filter: nothing yet. */
export interface SearchState {
  text: string
  filters: Partial<Record<FilterName, string>>
}

/** The state that an address stands for; an unknown parameter means nothing. */
export function stateFromParams(params: URLSearchParams): SearchState {
  const filters: SearchState['filters'] = {}
  for (const name of filterNames) {
    const value = params.get(name)
    if (value) filters[name] = value
  }
  return {text: params.get('q') ?? '', filters}
}

/** The query string of a state, with its question mark; empty for the empty state. */
export function queryFromState({text, filters}: SearchState): string {
  const params = new URLSearchParams(text.trim() === '' ? {} : {q: text.trim()})
  for (const name of filterNames) {
    const value = filters[name]
    if (value) params.set(name, value)
  }
  return params.size === 0 ? '' : `?${params}`
}

export function isEmptyState(state: SearchState): boolean {
  return queryFromState(state) === ''
}

/** "12 pages match “product”." */
export function resultSummary(count: number, {text, filters}: SearchState): string {
  const words = text.trim() === '' ? '' : ` “${text.trim()}”`
  const narrowed = Object.keys(filters).length > 0
  const what = words === '' ? ' the filters' : `${words}${narrowed ? ' with these filters' : ''}`
  if (count > 0) return `${count} ${count === 1 ? 'page matches' : 'pages match'}${what}.`
  const advice = narrowed ? 'Remove a filter, or try other words.' : 'Try fewer or other words.'
  return `No page matches${what}. ${advice}`
}

/**
 * Parts of an excerpt as plain text, in order.
 *
 * @param excerpt - as Pagefind gives it: text with `<` and `>` escaped, matches between `<mark>` tags
 */
export function excerptParts(excerpt: string): {text: string; isMatch: boolean}[] {
  return excerpt
    .split(/<\/?mark>/)
    .map((part, index) => ({
      text: part.replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
      isMatch: index % 2 === 1,
    }))
    .filter((part) => part.text !== '')
}
