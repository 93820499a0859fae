/**
 * Compiles the path patterns of `_headers` and `_redirects`: `*` stands for anything (`:splat`
 * in a destination), `:name` for one segment.
 *
 * @see https://developers.cloudflare.com/pages/configuration/headers/ and
 *   https://docs.netlify.com/manage/routing/redirects/redirect-options/
 */
export function compilePathPattern(pattern: string): RegExp {
  const names = new Set<string>()
  const capture = (name: string, content: string) => {
    if (names.has(name)) return content
    names.add(name)
    return `(?<${name}>${content})`
  }
  const source = pattern.replace(/\*|:[A-Za-z]\w*|[\\^$.|?+()[\]{}]/g, (part) => {
    if (part === '*') return capture('splat', '.*')
    if (part.startsWith(':')) return capture(part.slice(1), '[^/]+')
    return `\\${part}`
  })
  return new RegExp(`^${source}$`)
}
