import {validateHeaderName, validateHeaderValue} from 'node:http'
import type {Database} from '../database/open.ts'
import {
  findWebhook,
  updateWebhook,
  type Webhook,
  type WebhookMethod,
  type WebhookOperation,
  writeWebhook,
} from '../database/webhooks.ts'
import {LakeError} from '../errors.ts'
import type {Surroundings} from '../surroundings.ts'
import {isReservedHeader} from './deliveryHeaders.ts'
import {parseRule} from './rule.ts'

const operations: readonly WebhookOperation[] = ['create', 'update', 'delete']
const methods: readonly WebhookMethod[] = ['POST', 'PUT', 'PATCH', 'DELETE', 'GET']

/** A webhook as its author describes it; everything but the URL has a default. */
export interface WebhookDraft {
  url: string
  /** Default: the URL. */
  name?: string | undefined
  description?: string | null | undefined
  /** Default: every dataset. */
  dataset?: string | undefined
  httpMethod?: string | undefined
  headers?: Record<string, string> | undefined
  /** Default: create, update and delete. */
  on?: readonly string[] | undefined
  filter?: string | undefined
  projection?: string | undefined
  includeDrafts?: boolean | undefined
  includeAllVersions?: boolean | undefined
  secret?: string | null | undefined
  /** A disabled webhook notes no changes and sends nothing; what waits is sent when it is enabled. */
  isDisabled?: boolean | undefined
}

/**
 * Checks and stores a webhook. A serving lake uses it from the next transaction on.
 *
 * @throws LakeError `validation` naming the option and the mend
 */
export function addWebhook(
  deps: {database: Database; surroundings: Surroundings},
  draft: WebhookDraft,
  author: string,
): Webhook {
  const now = deps.surroundings.now()
  const empty: Webhook = {
    id: deps.surroundings.newId(),
    name: draft.url,
    description: null,
    url: draft.url,
    httpMethod: 'POST',
    dataset: '*',
    headers: {},
    operations: [...operations],
    filter: '',
    projection: '',
    includeDrafts: false,
    includeAllVersions: false,
    secret: null,
    isDisabled: false,
    createdByUserId: author,
    createdAt: now,
    updatedAt: now,
  }
  const hook = withDraft(empty, draft)
  writeWebhook(deps.database, hook)
  return hook
}

/**
 * Changes what the draft names and keeps the rest. Messages that wait go to the new address.
 *
 * @throws LakeError `notFound`, `validation` naming the option and the mend
 */
export function changeWebhook(
  deps: {database: Database; surroundings: Surroundings},
  id: string,
  draft: Partial<WebhookDraft>,
): Webhook {
  const present = findWebhook(deps.database, id)
  if (present === undefined) {
    throw new LakeError('notFound', {message: `There is no webhook with the id "${id}".`})
  }
  const hook = withDraft({...present, updatedAt: deps.surroundings.now()}, draft)
  updateWebhook(deps.database, hook)
  return hook
}

function withDraft(hook: Webhook, draft: Partial<WebhookDraft>): Webhook {
  const {secret} = draft
  if (secret === '') throw invalid('The secret is empty. Leave it out, or give one.')
  const changed: Webhook = {
    ...hook,
    name: draft.name ?? hook.name,
    description: draft.description === undefined ? hook.description : draft.description,
    url: parseUrl(draft.url ?? hook.url),
    httpMethod: oneOf('method', draft.httpMethod ?? hook.httpMethod, methods),
    dataset: draft.dataset ?? hook.dataset,
    headers: parseHeaders(draft.headers ?? hook.headers),
    operations: parseOperations(draft.on ?? hook.operations),
    filter: draft.filter?.trim() ?? hook.filter,
    projection: draft.projection?.trim() ?? hook.projection,
    includeDrafts: draft.includeDrafts ?? hook.includeDrafts,
    includeAllVersions: draft.includeAllVersions ?? hook.includeAllVersions,
    secret: secret === undefined ? hook.secret : secret,
    isDisabled: draft.isDisabled ?? hook.isDisabled,
  }
  if (changed.filter !== '') parseRule('filter', changed.filter)
  if (changed.projection !== '') parseRule('projection', changed.projection)
  return changed
}

function parseUrl(text: string): string {
  const url = URL.parse(text)
  if (url !== null && (url.protocol === 'http:' || url.protocol === 'https:')) return url.href
  throw invalid(
    `"${text}" is not a web address. Write it as http://host/path or https://host/path.`,
  )
}

function parseOperations(values: readonly string[]): WebhookOperation[] {
  const parsed = values.map((value) => oneOf('on', value, operations))
  if (parsed.length === 0) throw invalid('"on" names no operation: use create, update or delete.')
  return operations.filter((operation) => parsed.includes(operation))
}

function parseHeaders(headers: Record<string, string>): Record<string, string> {
  for (const [name, value] of Object.entries(headers)) {
    if (isReservedHeader(name)) {
      throw invalid(`The header "${name}" is set by the lake itself and cannot be configured.`)
    }
    try {
      validateHeaderName(name)
      validateHeaderValue(name, value)
    } catch (cause) {
      throw invalid(`The header "${name}" has a name or value that HTTP does not allow.`, cause)
    }
  }
  return headers
}

function oneOf<Value extends string>(
  option: string,
  value: string,
  allowed: readonly Value[],
): Value {
  const found = allowed.find((candidate) => candidate === value)
  if (found !== undefined) return found
  throw invalid(`"${value}" is not possible for "${option}": use ${allowed.join(', ')}.`)
}

function invalid(message: string, cause?: unknown): LakeError {
  return new LakeError('validation', {message, cause})
}
