/** Raised whenever {@link attributesOf} or {@link indexedValue} changes what is in the database. */
export const attributeRules = 1

/** Under this path stand the targets of all references of a document, at any depth. */
export const referencePath = '->'

/** A value as the index holds it: booleans are blobs, which SQLite sorts behind texts as GROQ does. */
export type IndexedValue = number | string | Buffer

const longestText = 100
const deepestPath = 4
const booleans = [Buffer.from([0]), Buffer.from([1])] as const

/**
 * What can be looked up about a document: path → values. Paths are `title`, `slug.current`, and
 * `tags[]` for the scalar items of an array; whatever lies in objects inside arrays is left out, but
 * for the targets of references, see {@link referencePath}.
 *
 * `_id`, `_type` and `_rev` are columns of the documents themselves.
 */
export function attributesOf(document: object): Map<string, Set<IndexedValue>> {
  const found = new Map<string, Set<IndexedValue>>()
  for (const [name, value] of Object.entries(document)) {
    if (name !== '_id' && name !== '_type' && name !== '_rev') collect(value, name, 1, found)
  }
  collectTargets(document, found)
  return found
}

/**
 * The index sorts as GROQ does, except that it takes some long or exotic texts for equal: SQLite
 * sorts by code point and GROQ by code unit, so that texts are cut before the first character where
 * the two differ.
 *
 * @returns undefined for what is not indexed: null, objects and arrays
 */
export function indexedValue(value: unknown): IndexedValue | undefined {
  switch (typeof value) {
    case 'number':
      return value
    case 'boolean':
      return booleans[value ? 1 : 0]
    case 'string':
      return indexedText(value)
    default:
      return undefined
  }
}

function indexedText(text: string): string {
  const short = text.length > longestText ? text.slice(0, longestText) : text
  // SQLite's own functions end a text at NUL.
  const end = short.indexOf('\u0000')
  const plain = end < 0 ? short : short.slice(0, end)
  const cut = plain.search(/[\uD800-\uFFFF]/)
  return cut < 0 ? plain : `${plain.slice(0, cut)}\uD7FF`
}

function collect(
  value: unknown,
  path: string,
  depth: number,
  found: Map<string, Set<IndexedValue>>,
): void {
  if (typeof value !== 'object') {
    add(found, path, indexedValue(value))
  } else if (Array.isArray(value)) {
    for (const item of value) {
      if (typeof item !== 'object') add(found, `${path}[]`, indexedValue(item))
    }
  } else if (value !== null && depth < deepestPath) {
    for (const [name, item] of Object.entries(value)) {
      collect(item, `${path}.${name}`, depth + 1, found)
    }
  }
}

function collectTargets(value: unknown, found: Map<string, Set<IndexedValue>>): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) collectTargets(item, found)
    return
  }
  if ('_ref' in value && typeof value._ref === 'string') {
    add(found, referencePath, indexedText(value._ref))
  }
  for (const item of Object.values(value)) collectTargets(item, found)
}

function add(
  found: Map<string, Set<IndexedValue>>,
  path: string,
  value: IndexedValue | undefined,
): void {
  if (value === undefined) return
  const values = found.get(path)
  if (values) values.add(value)
  else found.set(path, new Set([value]))
}
