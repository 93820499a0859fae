/** Deep equality of JSON values; the order of an object's attributes does not count. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return false
  }
  if (Array.isArray(one) || Array.isArray(other)) {
    return Array.isArray(one) && Array.isArray(other) && isSameList(one, other)
  }
  return isSameObject(one as Record<string, unknown>, other as Record<string, unknown>)
}

function isSameList(one: unknown[], other: unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => isSameJson(item, other[index]))
}

function isSameObject(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isSameJson(one[name], other[name]))
  )
}
