import type {DocumentStore} from '../database/documentStore.ts'
import type {OutboxEntry, WebhookAttempt, WebhookMessage} from '../database/webhookMessages.ts'
import type {Webhook} from '../database/webhooks.ts'
import {LakeError} from '../errors.ts'
import type {Surroundings} from '../surroundings.ts'
import {type DocumentChange, payloadOf} from './rule.ts'

export interface MessageDeps {
  documents: DocumentStore
  surroundings: Surroundings
  projectId: string
}

export interface NewMessage {
  message: Omit<WebhookMessage, 'sequence'>
  /** Present when the webhook's GROQ failed: the message is then a failure that was never sent. */
  attempt?: WebhookAttempt
}

/** The messages that a change gives: one for each of the webhooks whose filter matches. */
export async function messagesOf(
  entry: OutboxEntry,
  hooks: readonly Webhook[],
  deps: MessageDeps,
): Promise<NewMessage[]> {
  const change: DocumentChange = {
    documentId: entry.documentId,
    before: entry.documentBefore === null ? null : JSON.parse(entry.documentBefore),
    after: entry.documentAfter === null ? null : JSON.parse(entry.documentAfter),
  }
  const messages: NewMessage[] = []
  for (const hook of hooks) {
    const message = await messageFor(hook, entry, change, deps)
    if (message !== undefined) messages.push(message)
  }
  return messages
}

async function messageFor(
  hook: Webhook,
  entry: OutboxEntry,
  change: DocumentChange,
  deps: MessageDeps,
): Promise<NewMessage | undefined> {
  try {
    const payload = await payloadOf(hook, change, {
      dereference: ({_ref}) => deps.documents.get(entry.dataset, _ref),
      projectId: deps.projectId,
      dataset: entry.dataset,
    })
    if (payload === undefined) return undefined
    return {message: newMessage(hook, entry, {payload, status: 'queued'}, deps.surroundings)}
  } catch (error) {
    if (!(error instanceof LakeError) || error.code !== 'validation') throw error
    const message = newMessage(hook, entry, {payload: '', status: 'failure'}, deps.surroundings)
    return {message, attempt: failedAttempt(message, error.message, deps.surroundings)}
  }
}

function newMessage(
  hook: Webhook,
  entry: OutboxEntry,
  content: {payload: string; status: 'queued' | 'failure'},
  surroundings: Surroundings,
): NewMessage['message'] {
  const now = surroundings.now()
  return {
    ...content,
    id: surroundings.newId(),
    hookId: hook.id,
    dataset: entry.dataset,
    transactionId: entry.transactionId,
    transactionTime: entry.transactionTime,
    documentId: entry.documentId,
    operation: entry.operation,
    resultCode: null,
    failureCount: content.status === 'failure' ? 1 : 0,
    createdAt: now,
    firstAttemptAt: null,
    nextAttemptAt: now,
  }
}

function failedAttempt(
  message: NewMessage['message'],
  reason: string,
  surroundings: Surroundings,
): WebhookAttempt {
  return {
    id: surroundings.newId(),
    hookId: message.hookId,
    messageId: message.id,
    isFailure: true,
    failureReason: 'other',
    resultCode: null,
    resultBody: reason,
    durationMs: 0,
    createdAt: message.createdAt,
  }
}
