import {type ExprNode, type ObjectAttributeNode, parse} from 'groq-js'
import {isRecord} from '../content/normalise.ts'

export type Document = Readonly<Record<string, unknown>> & {
  _id: string
  _type: string
  _rev: string
}

/** Finds the document that a reference points to; called once for each reference that is followed. */
export type Dereference = (id: string) => Document | undefined

/** One `*[…]` of a query: what it says of a single document. */
export interface ListQuery {
  isAsked(document: Document, dereference: Dereference): boolean
  rowOf(document: Document, dereference: Dereference): unknown
  /** What a document has its place in the order by. */
  sortKeysOf(document: Document): SortKeys
  /** Compares the places of two documents. */
  compare(a: SortKeys, b: SortKeys): number
}

export type SortKeys = readonly unknown[]

/** A query as lists of rows, each of one document, and how they make up the answer. */
export interface CompiledQuery {
  lists: readonly ListQuery[]
  answer(rows: readonly (readonly unknown[])[]): unknown
}

type Evaluate = (value: unknown, dereference: Dereference) => unknown

/**
 * Compiles a query into functions over single documents: `*[…] | order(…) {…}`, `*[…][0]{…}`, or an
 * object of such.
 *
 * A row follows from one document and from those that it refers to, so a changed document costs its
 * own rows and no question to the store. The meaning is that of groq-js, which parses the query;
 * its evaluator takes milliseconds for a path where this takes microseconds.
 *
 * @throws TypeError naming the part of the language that the queries of the site do not use
 */
export function compileQuery(query: string): CompiledQuery {
  return compileAnswer(parse(query))
}

function compileAnswer(tree: ExprNode): CompiledQuery {
  if (tree.type === 'Object') return compileAnswers(tree.attributes)
  if (tree.type === 'Map') {
    return {lists: [compileList(tree.base, compile(tree.expr))], answer: ([rows]) => rows ?? []}
  }
  if (tree.type !== 'Projection' || tree.base.type !== 'AccessElement' || tree.base.index !== 0) {
    throw unsupported(tree.type)
  }
  const project = compile({...tree, base: {type: 'This'}})
  return {lists: [compileList(tree.base.base, project)], answer: ([rows]) => rows?.[0] ?? null}
}

function compileAnswers(attributes: readonly ObjectAttributeNode[]): CompiledQuery {
  const parts = attributes.map((attribute) => {
    if (attribute.type !== 'ObjectAttributeValue') throw unsupported(attribute.type)
    return {name: attribute.name, ...compileAnswer(attribute.value)}
  })
  return {
    lists: parts.flatMap(({lists}) => lists),
    answer: (rows) => {
      let next = 0
      return Object.fromEntries(
        parts.map(({name, lists, answer}) => {
          next += lists.length
          return [name, answer(rows.slice(next - lists.length, next))]
        }),
      )
    },
  }
}

function compileList(node: ExprNode, project: Evaluate): ListQuery {
  const isOrdered = node.type === 'PipeFuncCall' && node.name === 'order'
  const filtered = isOrdered ? node.base : node
  if (filtered.type !== 'Filter' || filtered.base.type !== 'Everything') {
    throw unsupported(filtered.type)
  }
  const filter = compile(filtered.expr)
  const keys = (isOrdered ? node.args : []).map((key) => {
    if (key.type !== 'Asc') throw unsupported(key.type)
    return compile(key.base)
  })
  return {
    isAsked: (document, dereference) => filter(document, dereference) === true,
    rowOf: project,
    sortKeysOf: (document) => keys.map((key) => key(document, nothing)),
    compare: (a, b) => {
      for (const place of keys.keys()) {
        const order = compareTotally(a[place], b[place])
        if (order !== 0) return order
      }
      return 0
    },
  }
}

function nothing(): undefined {
  return undefined
}

/** Compiles an expression about one document, such as `@{title}`. */
function compile(node: ExprNode): Evaluate {
  switch (node.type) {
    case 'This':
      return (value) => value
    case 'Value': {
      const value: unknown = node.value
      return () => value
    }
    case 'AccessAttribute': {
      const {name} = node
      const base = node.base === undefined ? identity : compile(node.base)
      return (value, dereference) => attribute(base(value, dereference), name)
    }
    case 'AccessElement': {
      const base = compile(node.base)
      return (value, dereference) => {
        const list = base(value, dereference)
        return Array.isArray(list) ? (list.at(node.index) ?? null) : null
      }
    }
    case 'Deref': {
      const base = compile(node.base)
      return (value, dereference) => {
        const id = attribute(base(value, dereference), '_ref')
        return typeof id === 'string' ? (dereference(id) ?? null) : null
      }
    }
    case 'ArrayCoerce': {
      const base = compile(node.base)
      return (value, dereference) => {
        const list = base(value, dereference)
        return Array.isArray(list) ? list : null
      }
    }
    case 'Map': {
      const [base, inner] = [compile(node.base), compile(node.expr)]
      return (value, dereference) => {
        const list = base(value, dereference)
        return Array.isArray(list) ? list.map((item) => inner(item, dereference)) : null
      }
    }
    case 'Projection': {
      const [base, inner] = [compile(node.base), compile(node.expr)]
      return (value, dereference) => {
        const object = base(value, dereference)
        return isRecord(object) ? inner(object, dereference) : null
      }
    }
    case 'Object':
      return compileObject(node.attributes)
    case 'OpCall': {
      if (node.op !== '==') throw unsupported(`operator ${node.op}`)
      const [left, right] = [compile(node.left), compile(node.right)]
      return (value, dereference) => isEqual(left(value, dereference), right(value, dereference))
    }
    case 'And': {
      const [left, right] = [compile(node.left), compile(node.right)]
      return (value, dereference) => {
        const sides = [left(value, dereference), right(value, dereference)]
        if (sides.includes(false)) return false
        return sides.every((side) => side === true) ? true : null
      }
    }
    case 'Select': {
      const alternatives = node.alternatives.map(({condition, value}) => ({
        isMet: compile(condition),
        result: compile(value),
      }))
      const fallback = node.fallback === undefined ? () => null : compile(node.fallback)
      return (value, dereference) => {
        const met = alternatives.find(({isMet}) => isMet(value, dereference) === true)
        return (met?.result ?? fallback)(value, dereference)
      }
    }
    default:
      throw unsupported(node.type)
  }
}

function compileObject(attributes: readonly ObjectAttributeNode[]): Evaluate {
  const steps = attributes.map(
    (attribute): ((result: Record<string, unknown>, ...args: Parameters<Evaluate>) => void) => {
      if (attribute.type === 'ObjectAttributeValue') {
        const [name, evaluate] = [attribute.name, compile(attribute.value)]
        return (result, value, dereference) => {
          result[name] = evaluate(value, dereference)
        }
      }
      if (attribute.type === 'ObjectConditionalSplat') {
        const [isMet, splat] = [compile(attribute.condition), compile(attribute.value)]
        return (result, value, dereference) => {
          if (isMet(value, dereference) === true) Object.assign(result, splat(value, dereference))
        }
      }
      throw unsupported(attribute.type)
    },
  )
  return (value, dereference) => {
    const result: Record<string, unknown> = {}
    for (const step of steps) step(result, value, dereference)
    return result
  }
}

function identity(value: unknown): unknown {
  return value
}

function attribute(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null
}

/** Equal numbers, texts, truth values or nulls; lists and objects equal nothing. */
function isEqual(a: unknown, b: unknown): boolean {
  return a === b && (a === null || typeof a !== 'object')
}

const typeOrder = ['number', 'string', 'boolean']

/** Numbers, then texts, then truth values, then everything else, which has no order. */
function compareTotally(a: unknown, b: unknown): number {
  const rank = (value: unknown) => typeOrder.indexOf(typeof value) + 1 || typeOrder.length + 1
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  return 0
}

function unsupported(part: string): TypeError {
  return new TypeError(
    `A query of the site uses "${part}", which site/src/live/compileQuery.ts does not know. Add it there, with the meaning that groq-js gives it.`,
  )
}
