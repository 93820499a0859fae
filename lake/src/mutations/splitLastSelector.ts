/**
 * Splits a JSONMatch path before its last bracket: `a.b[_key=="x"]` → `a.b` and `_key=="x"`.
 * Undefined if the path does not end with a bracket.
 */
export function splitLastSelector(path: string): {parent: string; selector: string} | undefined {
  const trimmed = path.trimEnd()
  if (!trimmed.endsWith(']')) return undefined
  let depth = 0
  let start = -1
  let quote: string | undefined
  for (let index = 0; index < trimmed.length; index++) {
    const character = trimmed.charAt(index)
    if (quote !== undefined) {
      if (character === '\\') index++
      else if (character === quote) quote = undefined
    } else if (character === '"' || character === "'") {
      quote = character
    } else if (character === '[') {
      if (depth === 0) start = index
      depth++
    } else if (character === ']') {
      depth--
    }
  }
  if (start === -1) return undefined
  return {parent: trimmed.slice(0, start), selector: trimmed.slice(start + 1, -1).trim()}
}
