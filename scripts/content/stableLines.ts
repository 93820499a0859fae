export type Json = null | boolean | number | string | Json[] | JsonObject
export type JsonObject = {[key: string]: Json}

const first = ['_id', '_type', 'language']
const addedByTheStore = new Set(['_rev', '_createdAt', '_updatedAt'])

/** The same value with its keys, at every depth, in the order that `before` has; new keys last. */
export function inOrderOf(before: Json | undefined, value: Json): Json {
  if (Array.isArray(value)) {
    const earlier = Array.isArray(before) ? before : []
    return value.map((item, index) => inOrderOf(matching(earlier, item, index), item))
  }
  if (!isObject(value)) return value
  const earlier = isObject(before) ? before : {}
  const keys = [...Object.keys(earlier), ...Object.keys(value)]
  const ordered: JsonObject = {}
  for (const key of new Set(keys)) {
    const inner = value[key]
    if (inner !== undefined) ordered[key] = inOrderOf(earlier[key], inner)
  }
  return ordered
}

/** One line of NDJSON: identity first, without what a store adds by itself. */
export function readableLine(document: JsonObject): string {
  const keys = [...first, ...Object.keys(document)].filter(
    (key) => key in document && !addedByTheStore.has(key),
  )
  return JSON.stringify(Object.fromEntries([...new Set(keys)].map((key) => [key, document[key]])))
}

/** An item keeps its place in the file by its `_key`, one without by its position. */
function matching(earlier: readonly Json[], item: Json, index: number): Json | undefined {
  if (isObject(item) && typeof item._key === 'string') {
    return earlier.find((other) => isObject(other) && other._key === item._key)
  }
  return earlier[index]
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
