import type {ExprNode, PipeFuncCallNode} from 'groq-js'
import {pathNumberOf} from '../../database/attributeIndex.ts'
import type {IndexedValue} from '../../database/attributes.ts'
import type {StoredDocument} from '../../document.ts'
import {compareIds} from '../datasetView.ts'
import {availableDocuments, fewCandidatesFor, typesOf} from './candidates.ts'
import {pathOf} from './condition.ts'
import type {OpenChain} from './planChain.ts'
import type {QueryRun} from './queryRun.ts'

/**
 * The documents of a filter among which the first `count` in an order are, found by walking an index
 * that has the order; undefined if there is none, or if sorting promises to be quicker.
 */
export function orderedCandidates(
  {chain, node, slot}: OpenChain,
  order: PipeFuncCallNode,
  count: number,
  run: QueryRun,
): StoredDocument[] | undefined {
  const key = order.args[0] && firstKey(order.args[0])
  if (!chain.isOnlyFilters || !key || count > 5_000) return undefined
  const {view} = run
  const types = (chain.condition && typesOf(chain.condition)) ?? [
    ...view.store.counts(view.dataset).keys(),
  ]
  const available = availableDocuments(view, types)
  if (available <= view.fewDocuments) return undefined
  // A walk reads one document in so many as meet the condition, where these lie anywhere in it.
  const few = Math.max(view.fewDocuments, Math.ceil(Math.sqrt(count * available)))
  if (chain.condition && fewCandidatesFor(chain.condition, view, few)) return undefined
  const found: StoredDocument[] = []
  for (const type of types) {
    const first = walk({type, ...key, count, run}, (documents) => {
      slot.value = documents
      return run.evaluate(node) as StoredDocument[] // a filter gives documents
    })
    if (!first) return undefined
    found.push(...first)
  }
  run.notes.push(`first ${count} by ${key.path}: order of the index, ${found.length}`)
  return found.sort((a, b) => compareIds(a._id, b._id))
}

interface Walk {
  type: string
  path: string
  isDescending: boolean
  count: number
  run: QueryRun
}

/** Undefined if too many documents would have to be read, or if some lack the attribute. */
function walk(
  {type, path, isDescending, count, run}: Walk,
  filter: (documents: readonly StoredDocument[]) => StoredDocument[],
): StoredDocument[] | undefined {
  const {view} = run
  const {finder} = view
  const pathNumber = pathNumberOf(view.dataset, type, path)
  const available = availableDocuments(view, [type])
  // Documents without the attribute come first in descending order, and last in ascending.
  const isComplete = isStamp(path) || finder.countValues(pathNumber) >= available
  if (isDescending && !isComplete) return undefined
  const found: StoredDocument[] = []
  let read = 0
  let after: IndexedValue | undefined
  for (let step = Math.max(count, 50); ; step *= 2) {
    run.limits.check()
    const {numbers, last} = finder.inOrder(pathNumber, {
      isDescending,
      count: step,
      ...(after !== undefined && {after}),
    })
    if (last === undefined) return isComplete ? found : undefined
    const documents: StoredDocument[] = []
    for (const number of numbers) {
      const document = view.findByNumber(number)
      if (document) documents.push(document)
    }
    found.push(...filter(documents))
    if (found.length >= count) return found
    read += numbers.length
    if (read > view.fewDocuments + available / 4) return undefined
    after = last
  }
}

/** Every document has it. */
function isStamp(path: string): boolean {
  return path === '_createdAt' || path === '_updatedAt'
}

function firstKey(argument: ExprNode): {path: string; isDescending: boolean} | undefined {
  if (argument.type === 'Desc') {
    const path = keyPath(argument.base)
    return path === undefined ? undefined : {path, isDescending: true}
  }
  const path = keyPath(argument.type === 'Asc' ? argument.base : argument)
  return path === undefined ? undefined : {path, isDescending: false}
}

function keyPath(node: ExprNode): string | undefined {
  const path = pathOf(node)
  return path === undefined || ['_id', '_type', '_rev', '_originalId'].includes(path)
    ? undefined
    : path
}
