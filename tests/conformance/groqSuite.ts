import {existsSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

/** A conformance case: `result` is the right answer, or none for a query that must be refused. */
export interface SuiteCase {
  _id: string
  name: string
  filename: string
  query: string
  params?: Record<string, unknown>
  valid: boolean
  result?: unknown
  dataset: {_ref: string}
}

export interface SuiteDataset {
  _id: string
  documents: {_id: string; _type: string; [attribute: string]: unknown}[]
}

export interface Suite {
  datasets: Map<string, SuiteDataset>
  cases: SuiteCase[]
}

/** Beside the project's folder; not part of the repository. */
export const suiteFile = fileURLToPath(
  new URL('../../../shared/groq-suite/visible.ndjson', import.meta.url),
)

/** The official GROQ suite from version 1.0 on; undefined where its folder is absent. */
export function readSuite(): Suite | undefined {
  if (!existsSync(suiteFile)) return undefined
  const suite: Suite = {datasets: new Map(), cases: []}
  for (const line of readFileSync(suiteFile, 'utf8').split('\n')) {
    if (line === '') continue
    const entry = JSON.parse(line)
    if (entry._type === 'dataset') suite.datasets.set(entry._id, entry)
    else suite.cases.push(entry)
  }
  return suite
}

/** Attributes that the lake gives every document, whether the suite knows them or not. */
const stamps = new Set(['_rev', '_createdAt', '_updatedAt'])

/** Whether an answer is the expected one: numbers within floating point, keys in any order. */
export function isExpected(answer: unknown, expected: unknown): boolean {
  return isAlike(hasPositions(expected) ? withPositions(answer) : answer, expected)
}

function isAlike(answer: unknown, expected: unknown): boolean {
  if (typeof answer === 'number' && typeof expected === 'number') return isClose(answer, expected)
  if (Array.isArray(answer) && Array.isArray(expected)) {
    return (
      answer.length === expected.length &&
      answer.every((item, index) => isAlike(item, expected[index]))
    )
  }
  if (isObject(answer) && isObject(expected)) {
    const names = Object.keys(answer).filter((name) => name in expected || !stamps.has(name))
    return (
      names.length === Object.keys(expected).length &&
      names.every((name) => name in expected && isAlike(answer[name], expected[name]))
    )
  }
  return answer === expected
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function hasPositions(expected: unknown): boolean {
  return JSON.stringify(expected)?.includes('"_pos"') === true
}

/** Scores are free, their order is not: each distinct `_score` becomes its rank, the best one 1. */
function withPositions(answer: unknown): unknown {
  const scores = new Set<number>()
  JSON.stringify(answer, (name, value) => {
    if (name === '_score') scores.add(value)
    return value
  })
  const ranks = new Map([...scores].sort((a, b) => b - a).map((score, index) => [score, index + 1]))
  return JSON.parse(
    JSON.stringify(answer, (_, value) => {
      if (!isObject(value) || typeof value._score !== 'number') return value
      const {_score, ...rest} = value
      return {...rest, _pos: ranks.get(_score)}
    }),
  )
}
