/**
 * Lets the arrow keys walk from a field through the links that it found, and back.
 *
 * @param links - those shown at the moment, in order
 */
export function walkByKey(field: HTMLElement, links: () => readonly (HTMLElement | null)[]): void {
  document.addEventListener('keydown', (event) => {
    const shown = links()
    const place = shown.indexOf(document.activeElement as HTMLElement)
    if (place < 0 && document.activeElement !== field) return
    if (event.key === 'ArrowDown') shown[place + 1]?.focus()
    else if (place < 0) return
    else if (event.key === 'ArrowUp' && place > 0) shown[place - 1]?.focus()
    else if (event.key === 'ArrowUp' || event.key === 'Escape') field.focus()
    else return
    event.preventDefault()
  })
}
