import {readStored, writeStored} from './deviceStorage.ts'

/** Lets the reader's choice win over the system's; an empty choice follows the system. */
export function enhanceTheme(): void {
  const choice = document.querySelector<HTMLSelectElement>('[data-theme-choice]')
  if (choice === null) return
  choice.value = readStored('theme') ?? ''
  paint(choice.value)
  choice.addEventListener('change', () => {
    writeStored('theme', choice.value || null)
    paint(choice.value)
  })
}

function paint(theme: string): void {
  const {dataset} = document.documentElement
  if (theme === '') delete dataset.theme
  else dataset.theme = theme
  // The browser's own bars follow the page: the entry of the chosen theme is valid always, the other never.
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[data-theme-color]')) {
    const own = meta.dataset.themeColor
    meta.media = theme === '' ? `(prefers-color-scheme: ${own})` : own === theme ? 'all' : 'not all'
  }
}
