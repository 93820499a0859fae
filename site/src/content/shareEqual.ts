/**
 * The old value where the new one is equal to it, in the whole and in every part.
 *
 * What comes back is equal to `next`. Parts that are the same object need no comparison, so data
 * that was mostly taken over is compared in the time of what was not.
 *
 * @param next - plain JSON; changed in place
 */
export function shareEqual<Value>(old: unknown, next: Value): Value {
  if (Object.is(old, next)) return next
  if (!isContainer(old) || !isContainer(next)) return next
  if (Array.isArray(old) && Array.isArray(next)) return shareList(old, next) as Value // One of the two arguments.
  if (Array.isArray(old) || Array.isArray(next)) return next
  const target: Record<string, unknown> = next
  const keys = Object.keys(target)
  let isSame = keys.length === Object.keys(old).length
  for (const key of keys) {
    const value = target[key]
    const shared = shareEqual(old[key], value)
    if (shared !== value) target[key] = shared
    isSame &&= Object.hasOwn(old, key) && Object.is(shared, old[key])
  }
  return isSame ? (old as Value) : next // Equal in every part.
}

/** Members with an id are compared with those of the same id, whatever their places. */
function shareList(old: unknown[], next: unknown[]): unknown[] {
  let byId: Map<unknown, unknown> | undefined
  let isSame = old.length === next.length
  // A plain loop: of a hundred thousand members nearly all are what they were.
  for (let index = 0; index < next.length; index += 1) {
    const member = next[index]
    if (Object.is(member, old[index])) continue
    const id = idOf(member)
    let before = old[index]
    if (id !== idOf(before)) {
      byId ??= new Map(old.map((other) => [idOf(other), other]))
      before = byId.get(id)
    }
    const shared = shareEqual(before, member)
    if (shared !== member) next[index] = shared
    isSame &&= Object.is(shared, old[index])
  }
  return isSame ? old : next
}

function idOf(member: unknown): unknown {
  return isContainer(member) && !Array.isArray(member) ? member.id : undefined
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
