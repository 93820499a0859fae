import type {WebhookMessage} from '../database/webhookMessages.ts'
import type {Webhook} from '../database/webhooks.ts'
import {signatureHeader, signatureOf} from './signature.ts'

const ownHeaders = new Set([
  'content-type',
  'content-length',
  'user-agent',
  'accept-encoding',
  'connection',
  'host',
  'transfer-encoding',
  'idempotency-key',
])

/** True for headers that a webhook's configuration cannot set: they are the lake's own. */
export function isReservedHeader(name: string): boolean {
  const lower = name.toLowerCase()
  return ownHeaders.has(lower) || lower.startsWith('sanity-')
}

/** @see content-lake API reference 16.2 */
export function deliveryHeaders(
  hook: Webhook,
  message: WebhookMessage,
  delivery: {projectId: string; now: number},
): Record<string, string> {
  const headers: Record<string, string> = {
    ...hook.headers,
    'content-type': 'application/json',
    'user-agent': 'Sanity.io webhook delivery',
    'accept-encoding': 'gzip',
    connection: 'close',
    'idempotency-key': message.id,
    'sanity-transaction-id': message.transactionId,
    'sanity-transaction-time': message.transactionTime,
    'sanity-dataset': message.dataset,
    'sanity-project-id': delivery.projectId,
    'sanity-document-id': message.documentId,
    'sanity-webhook-id': hook.id,
    'sanity-operation': message.operation,
  }
  if (hook.secret !== null) {
    headers[signatureHeader] = signatureOf(message.payload, hook.secret, delivery.now)
  }
  return headers
}
