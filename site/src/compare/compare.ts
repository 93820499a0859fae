import {coverageText} from '../templates/nearWords.ts'
import {type CompareData, type CompareItem, keyOfHref} from './compareItem.ts'
import {comparisonElement} from './comparisonElement.ts'
import {type SideBySide, sideBySide} from './sideBySide.ts'

const PARAMETERS = ['a', 'b', 'c'] as const

/** Sets what the reader chooses side by side. Addresses carry the choice, so it can be kept and sent. */
async function enhanceCompare(form: HTMLFormElement): Promise<void> {
  const selects = [...form.querySelectorAll('select')]
  const status = part('status')
  const result = part('result')
  let data: CompareData
  try {
    data = await readData(form.dataset.compare ?? '')
  } catch {
    // Whatever went wrong, the reader can only try again or use the lists.
    listEverything(true)
    status.textContent =
      'The figures could not be loaded. Check your connection and load the page again; the lists below still work.'
    return
  }
  const items = new Map([...data.careers, ...data.paths].map((item) => [item.key, item]))
  for (const select of selects)
    select.append(group('Careers', data.careers), group('Paths', data.paths))

  const show = () => {
    const chosen = [...new Set(selects.map((select) => items.get(select.value)))].filter(isItem)
    document.head.querySelector('meta[name="robots"]')?.remove()
    if (location.search !== '') document.head.append(noIndex())
    listEverything(chosen.length < 2)
    if (chosen.length < 2) {
      result.replaceChildren()
      status.textContent = chosen.length === 0 ? '' : 'Choose another one to compare it with.'
      return
    }
    const together = sideBySide(chosen, data.skills)
    status.textContent = summary(chosen, together)
    result.replaceChildren(comparisonElement(chosen, together, waysBetween(chosen, data)))
  }
  const fill = () => {
    const params = new URLSearchParams(location.search)
    const unknown: string[] = []
    for (const [index, select] of selects.entries()) {
      const key = keyOfHref(params.get(PARAMETERS[index] ?? '') ?? '')
      if (key !== '' && !items.has(key)) unknown.push(key)
      select.value = key
    }
    show()
    if (unknown.length > 0) {
      status.textContent = `There is no career or path “${unknown.join('” and no “')}”. Choose another one.`
    }
  }

  form.addEventListener('change', () => {
    const params = new URLSearchParams()
    for (const [index, select] of selects.entries()) {
      if (select.value) params.set(PARAMETERS[index] ?? '', select.value)
    }
    // A slash in a value needs no escape, and the address stays readable.
    const query = params.toString().replaceAll('%2F', '/')
    history.pushState(null, '', location.pathname + (query && `?${query}`))
    show()
  })
  addEventListener('popstate', fill)
  fill()
}

/** The lists of the page make way for a comparison. */
function listEverything(isWanted: boolean): void {
  const {dataset} = document.documentElement
  if (isWanted) delete dataset.query
  else dataset.query = ''
}

/** Printed by ComparePage.astro. */
function part(name: string): HTMLElement {
  return document.querySelector(`[data-compare-${name}]`) as HTMLElement
}

async function readData(address: string): Promise<CompareData> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`The answer has status ${response.status}.`)
  return response.json()
}

function group(label: string, items: readonly CompareItem[]): HTMLOptGroupElement {
  const element = document.createElement('optgroup')
  element.label = label
  element.append(...items.map(({key, title}) => new Option(title, key)))
  return element
}

function isItem(item: CompareItem | undefined): item is CompareItem {
  return item !== undefined
}

/** The page itself may be found; its endless combinations may not. */
function noIndex(): HTMLMetaElement {
  const meta = document.createElement('meta')
  meta.name = 'robots'
  meta.content = 'noindex'
  return meta
}

function summary(
  items: readonly CompareItem[],
  {skills, sharedCount, coverage}: SideBySide,
): string {
  const all = items.length === 2 ? 'both' : 'all three'
  const shared = `${sharedCount} of ${skills.length} skills are asked for by ${all}.`
  const covered = coverage.map(
    ({from, to, counts}) => `From ${from} to ${to}: ${coverageText(counts)}`,
  )
  return [shared, ...(items.length === 2 ? covered : [])].join(' ')
}

function waysBetween(items: readonly CompareItem[], {ways}: CompareData): CompareData['ways'] {
  const ids = new Set(items.map(({id}) => id))
  return ways.filter(({from, to}) => ids.has(from) && ids.has(to))
}

const form = document.querySelector<HTMLFormElement>('[data-compare]')
if (form !== null) enhanceCompare(form)
