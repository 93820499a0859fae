import {compilePathPattern} from './pathPattern.ts'

export interface HeaderRule {
  pattern: RegExp
  /** Lower-case names; a name that the file repeats within the rule has its values joined. */
  set: ReadonlyMap<string, string>
  /** Names that a `! Name` line takes away. */
  removed: readonly string[]
}

export interface HeadersFile {
  rules: HeaderRule[]
  /** One sentence per line that could not be understood. */
  problems: string[]
}

/** Parses a `_headers` file as Netlify and Cloudflare define it. */
export function parseHeadersFile(text: string): HeadersFile {
  const problems: string[] = []
  const rules: {pattern: RegExp; set: Map<string, string>; removed: string[]}[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const content = line.trim()
    if (content === '' || content.startsWith('#')) continue
    const rule = rules.at(-1)
    if (!/^\s/.test(line)) {
      if (content.startsWith('/')) {
        rules.push({pattern: compilePathPattern(content), set: new Map(), removed: []})
      } else {
        problems.push(
          `_headers line ${index + 1}: "${content}" is not a path; start it with "/", or indent a header.`,
        )
      }
    } else if (!rule) {
      problems.push(`_headers line ${index + 1}: a header stands before the first path.`)
    } else if (content.startsWith('!')) {
      rule.removed.push(content.slice(1).trim().toLowerCase())
    } else {
      const colon = content.indexOf(':')
      const name = content.slice(0, colon).trim().toLowerCase()
      const value = content.slice(colon + 1).trim()
      if (colon < 1 || !isHeader(name, value)) {
        problems.push(
          `_headers line ${index + 1}: "${content}" is not a header like "Name: value".`,
        )
      } else {
        const earlier = rule.set.get(name)
        rule.set.set(name, earlier === undefined ? value : `${earlier}, ${value}`)
      }
    }
  }
  return {rules, problems}
}

/** Applies the matching rules in file order; a later rule replaces what an earlier one set. */
export function applyHeaderRules(
  rules: readonly HeaderRule[],
  pathname: string,
  headers: Headers,
): void {
  for (const {pattern, set, removed} of rules) {
    if (!pattern.test(pathname)) continue
    for (const name of removed) headers.delete(name)
    for (const [name, value] of set) headers.set(name, value)
  }
}

function isHeader(name: string, value: string): boolean {
  try {
    new Headers([[name, value]])
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
