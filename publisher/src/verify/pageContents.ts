import {type DefaultTreeAdapterTypes, parse} from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

export interface PageContents {
  /** Addresses as written in the page, of links and of everything a browser would load. */
  addresses: string[]
  /** Whether a reader sees anything: text, an image or a form field in the body. */
  isEmpty: boolean
  /** What `<base href>` makes the addresses relative to, if there is one. */
  base: string | undefined
}

/** Attributes that hold one address, by element; `*` is any element. */
const addressAttributes: Readonly<Record<string, readonly string[]>> = {
  '*': ['href', 'xlink:href', 'src', 'poster'],
  form: ['action'],
  button: ['formaction'],
  object: ['data'],
  'astro-island': ['component-url', 'renderer-url', 'before-hydration-url'],
}

const visibleElements = new Set(['img', 'svg', 'input', 'video', 'canvas', 'iframe'])
const silentElements = new Set(['script', 'style', 'template', 'noscript'])

/** Parses a page as a browser does and lists what it points to. */
export function readPage(html: string): PageContents {
  const contents: PageContents = {addresses: [], isEmpty: true, base: undefined}
  visit(parse(html), false, contents)
  return contents
}

/** Addresses in a style sheet: `url(…)` and `@import "…"`. */
export function addressesInCss(css: string): string[] {
  const pattern =
    /url\(\s*(?:"([^"]*)"|'([^']*)'|([^'")\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/g
  return [...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(pattern)].map(
    (match) => match.slice(1).find((address) => address !== undefined) ?? '',
  )
}

function visit(node: Node, isInBody: boolean, contents: PageContents): void {
  if ('tagName' in node) readElement(node, isInBody, contents)
  if (isInBody && node.nodeName === '#text' && 'value' in node && node.value.trim() !== '') {
    contents.isEmpty = false
  }
  if ('tagName' in node && silentElements.has(node.tagName) && node.tagName !== 'noscript') return
  if (!('childNodes' in node)) return
  for (const child of node.childNodes) visit(child, isInBody || node.nodeName === 'body', contents)
}

function readElement(element: Element, isInBody: boolean, contents: PageContents): void {
  const attributes = new Map(
    element.attrs.map(({prefix, name, value}) => [prefix ? `${prefix}:${name}` : name, value]),
  )
  if (isInBody && visibleElements.has(element.tagName)) contents.isEmpty = false
  if (element.tagName === 'base') {
    contents.base ??= attributes.get('href')
    return
  }
  const names = [...(addressAttributes['*'] ?? []), ...(addressAttributes[element.tagName] ?? [])]
  for (const name of names) {
    const address = attributes.get(name)
    if (address !== undefined) contents.addresses.push(address)
  }
  for (const name of ['srcset', 'imagesrcset']) {
    contents.addresses.push(...addressesInSrcset(attributes.get(name) ?? ''))
  }
  contents.addresses.push(...addressesInCss(attributes.get('style') ?? ''))
  if (element.tagName === 'style') {
    for (const child of element.childNodes) {
      if ('value' in child) contents.addresses.push(...addressesInCss(child.value))
    }
  }
  if (element.tagName === 'meta') contents.addresses.push(...addressesInMeta(attributes))
}

function addressesInSrcset(srcset: string): string[] {
  return srcset
    .split(/,\s+/)
    .map((candidate) => candidate.trim().split(/\s+/)[0] ?? '')
    .filter((address) => address !== '')
}

function addressesInMeta(attributes: ReadonlyMap<string, string>): string[] {
  const content = attributes.get('content') ?? ''
  if (attributes.get('http-equiv')?.toLowerCase() === 'refresh') {
    const target = /;\s*url\s*=\s*['"]?([^'"]+)/i.exec(content)?.[1]
    return target === undefined ? [] : [target]
  }
  const name = attributes.get('property') ?? attributes.get('name') ?? ''
  return /^(og|twitter):(image|url|video|audio)(:secure_url)?$/.test(name) ? [content] : []
}
