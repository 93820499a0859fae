/** Other names differ from each other and from the title, whatever their case. */
export function checkOtherNames(
  names: readonly string[] | undefined,
  title: unknown,
): true | string {
  const seen = new Set([typeof title === 'string' ? title.trim().toLowerCase() : ''])
  for (const name of names ?? []) {
    const folded = name.trim().toLowerCase()
    if (seen.has(folded)) return `“${name}” stands here twice, or is the title itself. Remove it.`
    seen.add(folded)
  }
  return true
}
