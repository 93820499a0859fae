import {Tokenizer, type TokenizerCallbacks} from 'htmlparser2'
import {ElementNesting, type NestingFault} from './elementNesting.ts'

export interface PageContents {
  /** Addresses as written in the page, of links and of everything a browser would load. */
  addresses: string[]
  /** Whether a reader sees anything: text, an image or a form field. */
  isEmpty: boolean
  /** What `<base href>` makes the addresses relative to, if there is one. */
  base: string | undefined
  /** Where the page is first not well-formed, as a sentence about it goes on. */
  malformed: string | undefined
}

type Attributes = ReadonlyMap<string, string>

/** Attributes that hold one address, by element. */
const addressAttributes: Readonly<Record<string, readonly string[]>> = {
  form: ['action'],
  button: ['formaction'],
  object: ['data'],
  'astro-island': ['component-url', 'renderer-url', 'before-hydration-url'],
}

/** Attributes that hold one address in any element. */
const commonAddressAttributes = ['href', 'xlink:href', 'src', 'poster']
const srcsetAttributes = ['srcset', 'imagesrcset']
const metaAttributes = ['content', 'http-equiv', 'property', 'name']
const readAttributes = new Set([
  ...Object.values(addressAttributes).flat(),
  ...[...commonAddressAttributes, ...srcsetAttributes, ...metaAttributes, 'style'],
])
const visibleElements = new Set(['img', 'svg', 'input', 'video', 'canvas', 'iframe'])
const silentElements = new Set(['script', 'style', 'template', 'title'])
/** What is in them is not HTML, but for what is in some of their elements. */
const foreignElements = new Set(['svg', 'math'])
const integrationElements = new Set(['foreignobject', 'desc', 'title'])

/** Reads a page and lists what it points to. */
export function readPage(html: string): PageContents {
  const reader = new PageReader(html)
  // Without the tree of elements that `Parser` keeps, it takes half as long.
  const tokenizer = new Tokenizer({}, reader)
  tokenizer.write(html)
  tokenizer.end()
  return reader.contents
}

class PageReader implements TokenizerCallbacks {
  readonly contents: PageContents = {
    addresses: [],
    isEmpty: true,
    base: undefined,
    malformed: undefined,
  }
  readonly #html: string
  readonly #nesting = new ElementNesting()
  /** Elements around the place that is read, of those that decide how it is read. */
  readonly #around: string[] = []
  /** Of the style element that is read; it may come in pieces. */
  #style = ''
  #element = ''
  #elementOffset = 0
  readonly #attributes = new Map<string, string>()
  /** The one that is read, if anything is made of it. */
  #attribute: string | undefined
  #value = ''

  constructor(html: string) {
    this.#html = html
  }

  onopentagname(start: number, end: number): void {
    this.#element = this.#nameAt(start, end)
    this.#elementOffset = start - 1
    this.#attributes.clear()
  }

  onattribname(start: number, end: number): void {
    const name = this.#nameAt(start, end)
    this.#attribute = readAttributes.has(name) && !this.#attributes.has(name) ? name : undefined
    this.#value = ''
  }

  onattribdata(start: number, end: number): void {
    if (this.#attribute !== undefined) this.#value += this.#html.slice(start, end)
  }

  onattribentity(codePoint: number): void {
    this.#value += String.fromCodePoint(codePoint)
  }

  onattribend(): void {
    if (this.#attribute !== undefined) this.#attributes.set(this.#attribute, this.#value)
  }

  onopentagend(): void {
    const name = this.#element
    this.#nesting.open(name, this.#elementOffset)
    // What a template holds is loaded when a script makes use of it, and then from that script.
    if (!this.#around.includes('template')) this.#readElement(name, this.#attributes)
    const changesReading =
      silentElements.has(name) ||
      foreignElements.has(name) ||
      (integrationElements.has(name) && this.isInForeignContext())
    if (changesReading) this.#around.push(name)
  }

  onselfclosingtag(): void {
    const isClosed = this.isInForeignContext() || foreignElements.has(this.#element)
    this.onopentagend()
    if (isClosed) this.#close(this.#element, this.#elementOffset)
  }

  onclosetag(start: number, end: number): void {
    this.#close(this.#nameAt(start, end), start - 2)
  }

  ontext(start: number, end: number): void {
    if (this.#isTextRead()) this.#readText(this.#html.slice(start, end))
  }

  ontextentity(codePoint: number): void {
    if (this.#isTextRead()) this.#readText(String.fromCodePoint(codePoint))
  }

  isInForeignContext(): boolean {
    return foreignElements.has(this.#around.at(-1) ?? '')
  }

  oncdata(start: number, end: number): void {
    this.ontext(start, end)
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  onend(): void {
    this.#nesting.end()
    const {fault} = this.#nesting
    if (fault) this.contents.malformed = describeFault(fault, this.#html)
  }

  #nameAt(start: number, end: number): string {
    return this.#html.slice(start, end).toLowerCase()
  }

  #close(name: string, offset: number): void {
    this.#nesting.close(name, offset)
    if (this.#around.length === 0) return
    const place = this.#around.lastIndexOf(name)
    if (place < 0) return
    this.#around.length = place
    if (name !== 'style') return
    this.contents.addresses.push(...addressesInCss(this.#style))
    this.#style = ''
  }

  #isTextRead(): boolean {
    return this.contents.isEmpty || this.#around.at(-1) === 'style'
  }

  #readText(text: string): void {
    if (this.#around.at(-1) === 'style') this.#style += text
    const isSilent = this.#around.some((name) => silentElements.has(name))
    if (!isSilent && text.trim() !== '') this.contents.isEmpty = false
  }

  #readElement(name: string, attributes: Attributes): void {
    const {contents} = this
    if (visibleElements.has(name)) contents.isEmpty = false
    if (attributes.size === 0) return
    if (name === 'base') {
      contents.base ??= attributes.get('href')
      return
    }
    for (const attribute of [...commonAddressAttributes, ...(addressAttributes[name] ?? [])]) {
      const address = attributes.get(attribute)
      if (address !== undefined) contents.addresses.push(address)
    }
    for (const attribute of srcsetAttributes) {
      const srcset = attributes.get(attribute)
      if (srcset !== undefined) contents.addresses.push(...addressesInSrcset(srcset))
    }
    const style = attributes.get('style')
    if (style) contents.addresses.push(...addressesInCss(style))
    if (name === 'meta') contents.addresses.push(...addressesInMeta(attributes))
  }
}

function describeFault({kind, tag, offset}: NestingFault, html: string): string {
  const lines = html.slice(0, offset).split('\n')
  const place = `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`
  return kind === 'unclosed'
    ? `has a ${tag} in ${place} that is not closed where it has to be`
    : `has a ${tag} in ${place} that closes nothing`
}

/** Addresses in a style sheet: `url(…)` and `@import "…"`. */
export function addressesInCss(css: string): string[] {
  const pattern =
    /url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/g
  return [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(pattern)].map(
    (match) => match.slice(1).find((address) => address !== undefined) ?? '',
  )
}

function addressesInSrcset(srcset: string): string[] {
  return srcset
    .split(/,\s+/)
    .map((candidate) => candidate.trim().split(/\s+/)[0] ?? '')
    .filter((address) => address !== '')
}

function addressesInMeta(attributes: Attributes): string[] {
  const content = attributes.get('content') ?? ''
  if (attributes.get('http-equiv')?.toLowerCase() === 'refresh') {
    const target = /;\s*url\s*=\s*['"]?([^'"]+)/i.exec(content)?.[1]
    return target === undefined ? [] : [target]
  }
  const name = attributes.get('property') ?? attributes.get('name') ?? ''
  return /^(og|twitter):(image|url|video|audio)(:secure_url)?$/.test(name) ? [content] : []
}
