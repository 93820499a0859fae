import type {PathStep, SourceTags, TextSource} from './sourceTags.ts'

/** @see Content Lake API reference 3.5 */
export interface SourceMap {
  documents: {_id: string; _type: string}[]
  /** In the documents, as JSON paths. */
  paths: string[]
  /** By the JSON path of a text in the result. */
  mappings: Record<string, Mapping>
}

interface Mapping {
  type: 'value'
  source: {type: 'documentValue'; document: number; path: number} | {type: 'unknown'}
}

/**
 * Says of each text in a result which attribute of which document it is.
 *
 * @param tagged - what the same query made of tagged copies of the documents; where it has another
 *   shape, nothing is said
 * @param byKey - writes items of arrays as `[?(@._key=='…')]` where they have a key
 */
export function sourceMapOf(
  result: unknown,
  tagged: unknown,
  {tags, byKey}: {tags: SourceTags; byKey: boolean},
): SourceMap {
  const documents = new Numbered<{_id: string; _type: string}>()
  const paths = new Numbered<string>()
  const mappings: Record<string, Mapping> = {}
  const visit = (value: unknown, copy: unknown, path: string): void => {
    if (typeof value === 'string') {
      const source = typeof copy === 'string' ? tags.sourceOf(value, copy) : undefined
      mappings[path] = {type: 'value', source: source ? valueSource(source) : {type: 'unknown'}}
    } else if (Array.isArray(value)) {
      if (!Array.isArray(copy) || copy.length !== value.length) return
      value.forEach((item, index) => {
        visit(item, copy[index], `${path}[${index}]`)
      })
    } else if (isObject(value) && isObject(copy)) {
      for (const [name, item] of Object.entries(value)) visit(item, copy[name], path + member(name))
    }
  }
  const valueSource = ({documentId, documentType, path}: TextSource) => ({
    type: 'documentValue' as const,
    document: documents.numberOf(documentId, {_id: documentId, _type: documentType}),
    path: paths.number(`$${path.map((step) => stepText(step, byKey)).join('')}`),
  })
  visit(result, tagged, '$')
  return {documents: documents.items, paths: paths.items, mappings}
}

function stepText(step: PathStep, byKey: boolean): string {
  if (typeof step === 'string') return member(step)
  if (!byKey || step.key === undefined) return `[${step.index}]`
  return `[?(@._key=='${escaped(step.key)}')]`
}

function member(name: string): string {
  return `['${escaped(name)}']`
}

const escapes: Record<string, string> = {
  "'": "\\'",
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
}

function escaped(text: string): string {
  return text.replace(/['\\\n\r\t\f]|[\b]/g, (character) => escapes[character] ?? character)
}

/** Gives each thing a number, the same for the same. */
class Numbered<Item> {
  readonly items: Item[] = []
  readonly #numbers = new Map<unknown, number>()

  number(item: Item): number {
    return this.numberOf(item, item)
  }

  numberOf(key: unknown, item: Item): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.items.push(item) - 1
    this.#numbers.set(key, number)
    return number
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
