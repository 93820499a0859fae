import {createHash} from 'node:crypto'
import type {ExprNode} from 'groq-js'
import {publishedIdOf} from '../document.ts'
import type {Change} from '../store.ts'
import {demandOf} from './narrow.ts'
import {visitTree} from './tree.ts'

/**
 * Sync tags tie query replies to live events: whatever change could alter a result carries at
 * least one tag of its reply. Tags are of document ids, of types, and one of the whole dataset.
 *
 * @see Content Lake API reference, section 8
 */
const tagLimit = 300

/** @param readIds - ids that `->` looked up, found or not */
export function tagsOfQuery(tree: ExprNode, readIds: ReadonlySet<string>): string[] {
  if (readIds.size > tagLimit) return [datasetTag]
  const tags = new Set<string>([...readIds].map(tagOfId))
  let scansUnknown = false
  let everythings = 0
  let demands = 0
  visitTree(tree, (node) => {
    if (node.type === 'Everything') everythings += 1
    if (node.type === 'FuncCall' && node.namespace === 'releases') scansUnknown = true
    if (node.type !== 'Filter' || node.base.type !== 'Everything') return
    const demand = demandOf(node.expr)
    if (!demand) return
    demands += 1
    if ('ids' in demand) for (const id of demand.ids) tags.add(tagOfId(id))
    else for (const type of demand.types) tags.add(tagOfType(type))
  })
  if (scansUnknown || everythings > demands || tags.size > tagLimit) return [datasetTag]
  return [...tags]
}

export function tagsOfChanges(changes: readonly Change[]): string[] {
  const tags = new Set<string>()
  for (const {documentId, before, after} of changes) {
    tags.add(tagOfId(documentId))
    tags.add(tagOfId(publishedIdOf(documentId)))
    if (before) tags.add(tagOfType(before._type))
    if (after) tags.add(tagOfType(after._type))
  }
  tags.add(datasetTag)
  return [...tags]
}

const datasetTag = tagOf('dataset')

function tagOfId(id: string): string {
  return tagOf(`id ${id}`)
}

function tagOfType(type: string): string {
  return tagOf(`type ${type}`)
}

function tagOf(subject: string): string {
  return `s1:${createHash('sha256').update(subject).digest('base64url').slice(0, 10)}`
}
