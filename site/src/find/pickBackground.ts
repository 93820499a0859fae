import {countOf} from '../templates/words.ts'
import {matchNames, matchNamesRoughly} from './matchNames.ts'
import {walkByKey} from './walkByKey.ts'

/** Narrows the list of backgrounds while the reader types, also by the other names of a background. */
function enhancePicker(field: HTMLInputElement, list: HTMLElement, status: HTMLElement): void {
  const items = [...list.querySelectorAll<HTMLElement>('[data-names]')].map((item) => ({
    item,
    also: item.querySelector('[data-also]'),
    names: (item.dataset.names ?? '').split('|'),
    isFirst: !item.hidden,
  }))

  const show = (match: typeof matchNames): number => {
    let count = 0
    for (const {item, also, names} of items) {
      const name = match(field.value, names)
      item.hidden = name === undefined
      if (name !== undefined) count += 1
      // A match by another name would seem arbitrary without it.
      if (also) also.textContent = name === undefined || name === names[0] ? '' : ` (${name})`
    }
    return count
  }
  const showFirst = () => {
    for (const {item, also, isFirst} of items) {
      item.hidden = !isFirst
      if (also) also.textContent = ''
    }
  }
  const narrow = () => {
    const typed = field.value.trim()
    if (typed === '') {
      showFirst()
      status.textContent = ''
      return
    }
    const count = show(matchNames) || show(matchNamesRoughly)
    if (count > 0) status.textContent = `${countOf(count, 'background')} for “${typed}”.`
    else {
      status.textContent = `No background is called “${typed}” here. Try another name for your work, or rate your skills instead.`
    }
  }

  field.addEventListener('input', narrow)
  field.form?.addEventListener('submit', (event) => {
    event.preventDefault()
    const first = items.find(({item}) => !item.hidden)
    if (field.value.trim() !== '') first?.item.querySelector('a')?.click()
  })
  walkByKey(field, () =>
    items.filter(({item}) => !item.hidden).map(({item}) => item.querySelector('a')),
  )
  narrow()
}

const field = document.querySelector<HTMLInputElement>('[data-picker-field]')
const list = document.querySelector<HTMLElement>('[data-picker-list]')
const status = document.querySelector<HTMLElement>('[data-picker-status]')
if (field && list && status) enhancePicker(field, list, status)
