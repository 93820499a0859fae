import {type ExprNode, evaluate, parse} from 'groq-js'
import type {Webhook, WebhookOperation} from '../database/webhooks.ts'
import {isDraftId, isSystemId, isVersionId, type StoredDocument} from '../document.ts'
import {LakeError} from '../errors.ts'

/** One document before and after a transaction; null where it did not exist. */
export interface DocumentChange {
  documentId: string
  before: StoredDocument | null
  after: StoredDocument | null
}

export function operationOf(change: DocumentChange): WebhookOperation {
  if (change.before === null) return 'create'
  return change.after === null ? 'delete' : 'update'
}

/** Everything about a change that can be decided without GROQ. System documents never match. */
export function mayMatch(hook: Webhook, dataset: string, change: DocumentChange): boolean {
  const {documentId, before, after} = change
  if (before === null && after === null) return false
  if (hook.isDisabled || isSystemId(documentId)) return false
  if (hook.dataset !== '*' && hook.dataset !== dataset) return false
  if (isDraftId(documentId) && !hook.includeDrafts) return false
  if (isVersionId(documentId) && !hook.includeAllVersions) return false
  return hook.operations.includes(operationOf(change))
}

export interface RuleSurroundings {
  /** Resolves `->` inside the dataset. */
  dereference: (reference: {_ref: string}) => StoredDocument | undefined
  projectId: string
  dataset: string
}

/**
 * What a webhook has to say about a change.
 *
 * Bare attributes mean the document after the change, or before it for a deletion; `before()`,
 * `after()` and `delta::…` see both sides.
 *
 * @returns the request body as JSON text, or undefined when the filter does not match
 * @throws LakeError `validation` when the filter or projection cannot be parsed or evaluated
 * @see https://www.sanity.io/docs/content-lake/webhooks
 */
export async function payloadOf(
  hook: Webhook,
  change: DocumentChange,
  surroundings: RuleSurroundings,
): Promise<string | undefined> {
  if (hook.filter !== '') {
    const matches = await evaluateOn(change, parseRule('filter', hook.filter), surroundings)
    if (matches !== true) return undefined
  }
  if (hook.projection === '') return JSON.stringify(change.after ?? change.before)
  const projected = await evaluateOn(change, parseRule('projection', hook.projection), surroundings)
  return JSON.stringify(projected)
}

/** @throws LakeError `validation` naming the mistake and its position */
export function parseRule(part: 'filter' | 'projection', source: string): ExprNode {
  let tree: ExprNode
  try {
    tree = parse(source, {mode: 'delta'})
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new LakeError('validation', {
      message: `The webhook's ${part} is not valid GROQ: ${reason}. It was: ${source}`,
      cause,
    })
  }
  if (containsNode(tree, 'Everything')) {
    throw new LakeError('validation', {
      message: `The webhook's ${part} contains a sub-query (*[…]), which webhooks do not support. It was: ${source}`,
    })
  }
  return tree
}

async function evaluateOn(
  change: DocumentChange,
  tree: ExprNode,
  surroundings: RuleSurroundings,
): Promise<unknown> {
  const {before, after} = change
  try {
    const value = await evaluate(tree, {
      before,
      after,
      root: after ?? before,
      dataset: [],
      dereference: surroundings.dereference,
      sanity: {projectId: surroundings.projectId, dataset: surroundings.dataset},
    })
    return await value.get()
  } catch (cause) {
    // groq-js throws plain errors for what it does not implement.
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new LakeError('validation', {
      message: `The webhook's GROQ failed on document "${change.documentId}": ${reason}.`,
      cause,
    })
  }
}

function containsNode(node: unknown, type: string): boolean {
  if (Array.isArray(node)) return node.some((item) => containsNode(item, type))
  if (typeof node !== 'object' || node === null) return false
  if ('type' in node && node.type === type) return true
  return Object.values(node).some((child) => containsNode(child, type))
}
