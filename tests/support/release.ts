import {readdirSync, readFileSync, realpathSync} from 'node:fs'
import {join} from 'node:path'
import {type DefaultTreeAdapterTypes, parse} from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
export type Element = DefaultTreeAdapterTypes.Element

/** A page of the live release, parsed as a browser does. */
export interface ReleasePage {
  /** As readers write it: `/careers/`, and `/404.html` for the page of lost addresses. */
  pathname: string
  html: string
  elements: readonly Element[]
  /** Values of all `id` attributes. */
  ids: ReadonlySet<string>
}

export interface Release {
  /** Pages that show something; those that only send on to another are left out. */
  pages: readonly ReleasePage[]
  /** Pathnames that answer, with and without the `index.html` of a folder. */
  pathnames: ReadonlySet<string>
}

/** The release that the publisher of a stack serves. */
export function readRelease(data: string): Release {
  const folder = liveFolder(data)
  const names = readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
  const pages = names
    .filter((name) => name.endsWith('.html'))
    .map((name) => readPage(name, readFileSync(join(folder, name), 'utf8')))
    .filter((page) => !page.html.includes('http-equiv="refresh"'))
  const folders = names.map((name) => name.replace(/\/index\.html$/, '/'))
  return {pages, pathnames: new Set([...names, ...folders, ...redirectedFrom(folder)])}
}

/** Of one release: through `current` the files of one would be looked for in the next. */
function liveFolder(data: string): string {
  return realpathSync(join(data, 'publisher', 'current'))
}

/** Files of the live release that hold a text, whatever their kind; uncompressed ones. */
export function filesHolding(data: string, text: string): string[] {
  const folder = liveFolder(data)
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text))
    .map((file) => file.slice(folder.length))
}

/**
 * One page of each template, for what costs too much on all of them: the one with the most bytes,
 * which has the most parts.
 */
export function templatePages({pages}: Pick<Release, 'pages'>): ReleasePage[] {
  const byTemplate = Map.groupBy(pages, ({pathname}) => templateOf(pathname))
  return [...byTemplate.values()].map((group) =>
    group.reduce((largest, page) => (page.html.length > largest.html.length ? page : largest)),
  )
}

/** Folders whose own page lists all that is in them. */
const lists = new Set(['categories', 'from', 'paths', 'people', 'roadmaps', 'skills'])

/** `/careers/` has a template of its own; `/careers/anything/` and `/about/` share theirs. */
export function templateOf(pathname: string): string {
  const [folder, slug] = pathname.split('/').filter(Boolean)
  if (slug !== undefined) return `/${folder}/…/`
  if (/^\/(about|accessibility|privacy)\/$/.test(pathname)) return '/…/'
  return lists.has(folder ?? '') ? 'list of all' : pathname
}

function readPage(name: string, html: string): ReleasePage {
  const elements = [...elementsIn(parse(html))]
  const ids = elements.map((element) => attribute(element, 'id')).filter((id) => id !== undefined)
  return {pathname: name.replace(/\/index\.html$/, '/'), html, elements, ids: new Set(ids)}
}

function redirectedFrom(folder: string): string[] {
  return readFileSync(join(folder, '_redirects'), 'utf8')
    .split('\n')
    .flatMap((line) => line.split(' ')[0] || [])
}

function* elementsIn(node: Node): Generator<Element> {
  if ('tagName' in node) yield node
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsIn(child)
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value
}

const unseen = new Set(['script', 'style', 'template', 'noscript', 'head'])
const inline = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'q', 'span', 'strong', 'time', 'wbr'])

/** The words of an element as a reader gets them, runs of white space as one space. */
export function textOf(node: Node): string {
  return rawText(node).replace(/\s+/g, ' ').trim()
}

function rawText(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  if ('tagName' in node && (unseen.has(node.tagName) || attribute(node, 'hidden') !== undefined)) {
    return ''
  }
  const text = 'childNodes' in node ? node.childNodes.map(rawText).join('') : ''
  return inline.has(node.nodeName) ? text : ` ${text} `
}
