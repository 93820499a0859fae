/** They have no content and no end tag. @see https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
const voidElements = new Set([
  ...['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source'],
  ...['track', 'wbr'],
])
/** HTML lets authors leave out their end tags. @see https://html.spec.whatwg.org/multipage/syntax.html#optional-tags */
const endsByItself = new Set([
  ...['html', 'head', 'body', 'li', 'dt', 'dd', 'p', 'rt', 'rp', 'optgroup', 'option'],
  ...['colgroup', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
])

/** What is wrong, and the offset in the page where it shows. */
export interface NestingFault {
  offset: number
  /** `<p>` or `</p>`, as a person would name it. */
  tag: string
  kind: 'unclosed' | 'unopened'
}

/**
 * Follows which elements of a page are open, and remembers the first that is not closed where it has
 * to be, or is closed and was never opened: what a page looks like that broke off.
 */
export class ElementNesting {
  readonly #open: {name: string; offset: number}[] = []
  fault: NestingFault | undefined

  open(name: string, offset: number): void {
    if (!voidElements.has(name)) this.#open.push({name, offset})
  }

  close(name: string, offset: number): void {
    if (this.fault !== undefined) return
    for (let top = this.#open.pop(); top; top = this.#open.pop()) {
      if (top.name === name) return
      if (!endsByItself.has(top.name)) {
        // Whose end tag this is decides which of the two is at fault.
        const isOpen = this.#open.some((each) => each.name === name)
        this.fault = isOpen ? unclosed(top) : {offset, tag: `</${name}>`, kind: 'unopened'}
        return
      }
    }
    this.fault = {offset, tag: `</${name}>`, kind: 'unopened'}
  }

  end(): void {
    const left = this.#open.findLast(({name}) => !endsByItself.has(name))
    if (left) this.fault ??= unclosed(left)
  }
}

function unclosed({name, offset}: {name: string; offset: number}): NestingFault {
  return {offset, tag: `<${name}>`, kind: 'unclosed'}
}
