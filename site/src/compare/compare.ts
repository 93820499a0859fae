import {coverageText} from '../templates/nearWords.ts'
import {CompareFiles} from './compareFiles.ts'
import {type CompareChoices, type CompareItem, keyOfHref} from './compareItem.ts'
import {comparisonElement} from './comparisonElement.ts'
import {type SideBySide, sideBySide} from './sideBySide.ts'

const PARAMETERS = ['a', 'b', 'c'] as const

const NOT_LOADED =
  'The figures could not be loaded. Check your connection and load the page again; the lists below still work.'

/** Sets what the reader chooses side by side. Addresses carry the choice, so it can be kept and sent. */
async function enhanceCompare(form: HTMLFormElement): Promise<void> {
  const selects = [...form.querySelectorAll('select')]
  const status = part('status')
  const result = part('result')
  const files = new CompareFiles(form.dataset.compare ?? '')
  const giveUp = () => {
    // Whatever went wrong, the reader can only try again or use the lists.
    listEverything(true)
    result.replaceChildren()
    status.textContent = NOT_LOADED
  }
  let choices: CompareChoices
  try {
    choices = await files.choices()
  } catch {
    giveUp()
    return
  }
  const keys = new Set([...choices.careers, ...choices.paths].map(([key]) => key))
  for (const select of selects)
    select.append(group('Careers', choices.careers), group('Paths', choices.paths))

  let asked = 0
  /** @returns false if the reader chose something else meanwhile */
  const show = async (): Promise<boolean> => {
    const chosen = [...new Set(selects.map((select) => select.value))].filter((key) =>
      keys.has(key),
    )
    const question = ++asked
    document.head.querySelector('meta[name="robots"]')?.remove()
    if (location.search !== '') document.head.append(noIndex())
    listEverything(chosen.length < 2)
    if (chosen.length < 2) {
      result.replaceChildren()
      status.textContent = chosen.length === 0 ? '' : 'Choose another one to compare it with.'
      return true
    }
    status.textContent = 'Loading the figures …'
    const compared = await files.compared(chosen, choices).catch(() => null)
    if (question !== asked) return false
    if (compared === null) {
      giveUp()
      return true
    }
    const {items, skills, ways} = compared
    const together = sideBySide(items, skills)
    status.textContent = summary(items, together)
    result.replaceChildren(comparisonElement(items, together, ways))
    return true
  }
  const fill = async () => {
    const params = new URLSearchParams(location.search)
    const unknown: string[] = []
    for (const [index, select] of selects.entries()) {
      const key = keyOfHref(params.get(PARAMETERS[index] ?? '') ?? '')
      if (key !== '' && !keys.has(key)) unknown.push(key)
      select.value = key
    }
    if ((await show()) && unknown.length > 0) {
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

function group(label: string, choices: readonly (readonly [string, string, ...unknown[]])[]) {
  const element = document.createElement('optgroup')
  element.label = label
  element.append(...choices.map(([key, title]) => new Option(title, key)))
  return element
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

const form = document.querySelector<HTMLFormElement>('[data-compare]')
if (form !== null) enhanceCompare(form)
