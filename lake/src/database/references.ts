/** Documents never change in place, and each write asks several times for the same ones. */
const known = new WeakMap<object, ReadonlyMap<string, boolean>>()

/**
 * Every reference in a document, at any depth: target id → weak. A target that is referenced both
 * ways counts as strong. References into other datasets or projects are left out.
 */
export function referencesOf(document: object): ReadonlyMap<string, boolean> {
  const present = known.get(document)
  if (present) return present
  const found = new Map<string, boolean>()
  collect(document, found)
  known.set(document, found)
  return found
}

function collect(value: unknown, found: Map<string, boolean>): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found)
    return
  }
  const attributes = value as Record<string, unknown>
  const target = attributes._ref
  if (typeof target === 'string' && !isCrossDataset(attributes)) {
    const weak = attributes._weak === true
    found.set(target, weak && found.get(target) !== false)
  }
  for (const name in attributes) collect(attributes[name], found)
}

function isCrossDataset(reference: Record<string, unknown>): boolean {
  return reference._dataset !== undefined || reference._projectId !== undefined
}
