import {countOf} from '../templates/words.ts'

/** Narrows the list of careers. Addresses carry the choice, so it can be kept and sent. */
function enhanceFilter(form: HTMLFormElement, status: HTMLElement): void {
  const selects = [...form.querySelectorAll('select')]
  const cards = [...document.querySelectorAll<HTMLElement>('[data-origins]')]
  const [field, origin] = selects
  if (field === undefined || origin === undefined) return

  const show = () => {
    for (const card of cards) {
      const isInField = field.value === '' || card.dataset.field === field.value
      const origins = card.dataset.origins?.split(' ') ?? []
      card.hidden = !isInField || (origin.value !== '' && !origins.includes(origin.value))
    }
    const count = cards.filter((card) => !card.hidden).length
    const inField = field.value === '' ? '' : ` in ${chosen(field)}`
    const fromOrigin = origin.value === '' ? '' : ` with a path from ${chosen(origin)}`
    status.textContent =
      count === 0
        ? `No career${inField}${fromOrigin} yet.`
        : `${countOf(count, 'career')}${inField}${fromOrigin}`
  }
  const fill = () => {
    const params = new URLSearchParams(location.search)
    for (const select of selects) {
      select.value = params.get(select.name) ?? ''
      // A value that is none of the options leaves nothing chosen at all.
      if (select.selectedIndex < 0) select.value = ''
    }
    show()
  }

  form.addEventListener('change', () => {
    const chosen = selects.filter(({value}) => value !== '').map(({name, value}) => [name, value])
    const query = new URLSearchParams(chosen).toString()
    history.pushState(null, '', location.pathname + (query && `?${query}`))
    show()
  })
  addEventListener('popstate', fill)
  fill()
  delete document.documentElement.dataset.query
}

function chosen(select: HTMLSelectElement): string {
  return select.selectedOptions[0]?.text ?? ''
}

const form = document.querySelector<HTMLFormElement>('[data-career-filter]')
const status = document.querySelector<HTMLElement>('[data-career-status]')
if (form && status) enhanceFilter(form, status)
