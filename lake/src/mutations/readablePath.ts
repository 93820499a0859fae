import {validation} from './failures.ts'

/**
 * JSONMatch paths, as @sanity/mutator understands them. Its parser stops at the first token it
 * cannot use and ignores the rest, so that `set: {"first name": …}` would write `first`; here such a
 * path is refused.
 *
 *     path      = (name | selector | ".." path) { "." name | selector } [ ".." path ]
 *     selector  = "[" term { "," term } "]"
 *     term      = filter | slice | path
 *     filter    = ("@" | "$" | name { "." name }) ("?" | comparator literal)
 *     slice     = number | [number] ":" [number] [ ":" [number] ]
 *
 * @see https://www.sanity.io/docs/content-lake/json-match
 */

/** One token, after spaces; its groups are {@link tokenKinds} in order. */
const tokenPattern =
  / *(?:([A-Za-z_][A-Za-z0-9_]*)|(-?\d+(?:\.\d+)?)|('(?:[^'\\]|\\.)*')|("(?:[^"\\]|\\.)*")|(\.\.|>=|<=|==|!=|[.,:?<>$@[\]]))/suy
const tokenKinds = ['name', 'number', 'single', 'double', 'symbol'] as const

type TokenKind = (typeof tokenKinds)[number]
interface Token {
  kind: TokenKind
  text: string
}

/** Quoted texts are matched so that a wildcard inside them is left alone. */
const wildcardPattern = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\[ *\* *\]/gsu

const comparators = ['>=', '<=', '==', '!=', '<', '>']

/** @throws LakeError `validation` naming the path and where it cannot be read */
export function requireReadablePath(path: string): void {
  const reader = new PathReader(tokensOf(path))
  if (reader.path() && reader.isAtEnd()) return
  throw unreadable(path)
}

function tokensOf(path: string): Token[] {
  const tokens: Token[] = []
  const text = path.trimEnd()
  tokenPattern.lastIndex = 0
  while (tokenPattern.lastIndex < text.length) {
    const match = tokenPattern.exec(text)
    const kind = tokenKinds.find((_kind, index) => match?.[index + 1] !== undefined)
    const value = kind && match?.[tokenKinds.indexOf(kind) + 1]
    if (kind === undefined || value === undefined) throw unreadable(path)
    tokens.push({kind, text: value})
  }
  return tokens
}

/** The path with `[*]`, which the mutator does not know, written as the range of all items. */
export function withoutWildcards(path: string): string {
  return path.replace(wildcardPattern, (_match: string, quoted?: string) => quoted ?? '[0:]')
}

function unreadable(path: string): Error {
  return validation(
    `The path "${path}" cannot be read. Paths look like "a.b", "list[0]", "list[_key==\\"k\\"].b" or "['a-b']".`,
    path,
  )
}

/** Each method consumes what it names and says whether it was there. */
class PathReader {
  readonly #tokens: readonly Token[]
  #position = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  isAtEnd(): boolean {
    return this.#position === this.#tokens.length
  }

  path(): boolean {
    if (this.#symbol('..')) return this.path()
    if (!this.#name() && !this.#selector()) return false
    for (;;) {
      if (this.#symbol('.')) {
        if (!this.#name()) return false
      } else if (this.#symbol('..')) {
        return this.path()
      } else if (!this.#isNext('symbol', '[')) {
        return true
      } else if (!this.#selector()) {
        return false
      }
    }
  }

  #selector(): boolean {
    if (!this.#symbol('[')) return false
    do {
      if (!this.#term()) return false
    } while (this.#symbol(','))
    return this.#symbol(']')
  }

  #term(): boolean {
    return this.#either(
      () => this.#filter(),
      () => this.#slice(),
      () => this.path(),
    )
  }

  #filter(): boolean {
    if (!this.#symbol('@') && !this.#symbol('$')) {
      do {
        if (!this.#name()) return false
      } while (this.#symbol('.'))
    }
    if (this.#symbol('?')) return true
    return comparators.some((comparator) => this.#symbol(comparator)) && this.#literal()
  }

  #slice(): boolean {
    const hasStart = this.#take('number')
    if (!this.#symbol(':')) return hasStart
    const hasEnd = this.#take('number')
    if (this.#symbol(':')) this.#take('number')
    return hasStart || hasEnd
  }

  #literal(): boolean {
    return (
      this.#take('double') ||
      this.#take('number') ||
      this.#take('name', 'true') ||
      this.#take('name', 'false')
    )
  }

  #name(): boolean {
    const text = this.#tokens[this.#position]?.text
    if (text === 'true' || text === 'false') return false
    return this.#take('name') || this.#take('single')
  }

  #symbol(text: string): boolean {
    return this.#take('symbol', text)
  }

  #take(kind: TokenKind, text?: string): boolean {
    if (!this.#isNext(kind, text)) return false
    this.#position++
    return true
  }

  #isNext(kind: TokenKind, text?: string): boolean {
    const token = this.#tokens[this.#position]
    return token?.kind === kind && (text === undefined || token.text === text)
  }

  #either(...alternatives: (() => boolean)[]): boolean {
    const start = this.#position
    return alternatives.some((alternative) => {
      this.#position = start
      return alternative()
    })
  }
}
