import {Parser} from 'htmlparser2'

export interface PageContents {
  /** Addresses as written in the page, of links and of everything a browser would load. */
  addresses: string[]
  /** Whether a reader sees anything: text, an image or a form field. */
  isEmpty: boolean
  /** What `<base href>` makes the addresses relative to, if there is one. */
  base: string | undefined
}

type Attributes = Readonly<Record<string, string>>

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
const visibleElements = new Set(['img', 'svg', 'input', 'video', 'canvas', 'iframe'])
const silentElements = new Set(['script', 'style', 'template', 'title'])

/** Reads a page and lists what it points to. */
export function readPage(html: string): PageContents {
  const reader = new PageReader()
  const parser = new Parser({
    onopentag: (name, attributes) => reader.open(name, attributes),
    onclosetag: (name) => reader.close(name),
    ontext: (text) => reader.read(text),
  })
  parser.end(html)
  return reader.contents
}

class PageReader {
  readonly contents: PageContents = {addresses: [], isEmpty: true, base: undefined}
  /** Elements around the place that is read of which a reader sees nothing. */
  readonly #silent: string[] = []
  /** Of the style element that is read; it may come in pieces. */
  #style = ''

  open(name: string, attributes: Attributes): void {
    // What a template holds is loaded when a script makes use of it, and then from that script.
    if (!this.#silent.includes('template')) this.#readElement(name, attributes)
    if (silentElements.has(name)) this.#silent.push(name)
  }

  close(name: string): void {
    if (this.#silent.at(-1) === name) this.#silent.pop()
    if (name !== 'style') return
    this.contents.addresses.push(...addressesInCss(this.#style))
    this.#style = ''
  }

  read(text: string): void {
    const element = this.#silent.at(-1)
    if (element === 'style') this.#style += text
    if (element === undefined && this.contents.isEmpty && text.trim() !== '') {
      this.contents.isEmpty = false
    }
  }

  #readElement(name: string, attributes: Attributes): void {
    const {contents} = this
    if (visibleElements.has(name)) contents.isEmpty = false
    if (name === 'base') {
      contents.base ??= attributes.href
      return
    }
    for (const attribute of [...commonAddressAttributes, ...(addressAttributes[name] ?? [])]) {
      const address = attributes[attribute]
      if (address !== undefined) contents.addresses.push(address)
    }
    for (const attribute of srcsetAttributes) {
      const srcset = attributes[attribute]
      if (srcset !== undefined) contents.addresses.push(...addressesInSrcset(srcset))
    }
    if (attributes.style) contents.addresses.push(...addressesInCss(attributes.style))
    if (name === 'meta') contents.addresses.push(...addressesInMeta(attributes))
  }
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
  const content = attributes.content ?? ''
  if (attributes['http-equiv']?.toLowerCase() === 'refresh') {
    const target = /;\s*url\s*=\s*['"]?([^'"]+)/i.exec(content)?.[1]
    return target === undefined ? [] : [target]
  }
  const name = attributes.property ?? attributes.name ?? ''
  return /^(og|twitter):(image|url|video|audio)(:secure_url)?$/.test(name) ? [content] : []
}
