import type {Database} from './open.ts'
import type {WebhookOperation} from './webhooks.ts'

/** A change some webhook may want, as the transaction left it. */
export interface OutboxEntry {
  sequence: number
  hookIds: string[]
  dataset: string
  transactionId: string
  /** ISO 8601. */
  transactionTime: string
  documentId: string
  operation: WebhookOperation
  /** JSON documents; null = did not exist. */
  documentBefore: string | null
  documentAfter: string | null
}

export type MessageStatus = 'queued' | 'sending' | 'success' | 'failure'
export type FailureReason = 'http' | 'network' | 'timeout' | 'other'

/** One delivery to one webhook: sent once or several times, always with the same id and payload. */
export interface WebhookMessage {
  sequence: number
  /** Also the idempotency key. */
  id: string
  hookId: string
  dataset: string
  transactionId: string
  transactionTime: string
  documentId: string
  operation: WebhookOperation
  /** The request body. */
  payload: string
  status: MessageStatus
  resultCode: number | null
  failureCount: number
  /** Milliseconds since the epoch. */
  createdAt: number
  firstAttemptAt: number | null
  nextAttemptAt: number
}

export interface WebhookAttempt {
  id: string
  hookId: string
  messageId: string
  isFailure: boolean
  failureReason: FailureReason | null
  resultCode: number | null
  resultBody: string | null
  durationMs: number
  /** Milliseconds since the epoch. */
  createdAt: number
}

const messageColumns = `sequence, id, hook_id AS hookId, dataset, transaction_id AS transactionId,
  transaction_time AS transactionTime, document_id AS documentId, operation, payload, status,
  result_code AS resultCode, failure_count AS failureCount, created_at AS createdAt,
  first_attempt_at AS firstAttemptAt, next_attempt_at AS nextAttemptAt`

export function writeOutboxEntry(database: Database, entry: Omit<OutboxEntry, 'sequence'>): void {
  database
    .prepare(
      `INSERT INTO webhook_outbox (hook_ids, dataset, transaction_id, transaction_time, document_id,
         operation, document_before, document_after)
       VALUES (@hookIds, @dataset, @transactionId, @transactionTime, @documentId, @operation,
         @documentBefore, @documentAfter)`,
    )
    .run({...entry, hookIds: JSON.stringify(entry.hookIds)})
}

/** The oldest change whose filters have not been evaluated. */
export function findOutboxEntry(database: Database): OutboxEntry | undefined {
  const row = database
    .prepare<[], Omit<OutboxEntry, 'hookIds'> & {hookIds: string}>(
      `SELECT sequence, hook_ids AS hookIds, dataset, transaction_id AS transactionId,
         transaction_time AS transactionTime, document_id AS documentId, operation,
         document_before AS documentBefore, document_after AS documentAfter
       FROM webhook_outbox ORDER BY sequence LIMIT 1`,
    )
    .get()
  return row && {...row, hookIds: JSON.parse(row.hookIds)}
}

/**
 * Removes the change and adds its messages in one transaction, with the attempts of those that
 * failed before they could be sent. What belongs to a webhook removed meanwhile is dropped.
 */
export function replaceOutboxEntry(
  database: Database,
  sequence: number,
  results: readonly {message: Omit<WebhookMessage, 'sequence'>; attempt?: WebhookAttempt}[],
): void {
  const write = database.prepare(
    `INSERT INTO webhook_messages (id, hook_id, dataset, transaction_id, transaction_time,
       document_id, operation, payload, status, result_code, failure_count, created_at,
       first_attempt_at, next_attempt_at)
     SELECT @id, @hookId, @dataset, @transactionId, @transactionTime, @documentId, @operation,
       @payload, @status, @resultCode, @failureCount, @createdAt, @firstAttemptAt, @nextAttemptAt
     WHERE EXISTS (SELECT 1 FROM webhooks WHERE id = @hookId)`,
  )
  database.transaction(() => {
    database.prepare('DELETE FROM webhook_outbox WHERE sequence = ?').run(sequence)
    for (const {message, attempt} of results) {
      const isStored = write.run(message).changes === 1
      if (isStored && attempt !== undefined) insertAttempt(database, attempt)
    }
  })()
}

/** The message a webhook must send next: order is kept, so an unfinished one holds back the rest. */
export function findNextMessage(database: Database, hookId: string): WebhookMessage | undefined {
  return database
    .prepare<[string], WebhookMessage>(
      `SELECT ${messageColumns} FROM webhook_messages
       WHERE hook_id = ? AND status IN ('queued', 'sending') ORDER BY sequence LIMIT 1`,
    )
    .get(hookId)
}

/** Webhooks that are enabled and have something to send. */
export function readWaitingHookIds(database: Database): string[] {
  return database
    .prepare<[], {id: string}>(
      `SELECT id FROM webhooks WHERE is_disabled = 0 AND EXISTS
         (SELECT 1 FROM webhook_messages WHERE hook_id = webhooks.id AND status IN ('queued', 'sending'))`,
    )
    .all()
    .map((row) => row.id)
}

export function writeSending(database: Database, messageId: string, now: number): void {
  database
    .prepare(
      `UPDATE webhook_messages
       SET status = 'sending', first_attempt_at = coalesce(first_attempt_at, ?) WHERE id = ?`,
    )
    .run(now, messageId)
}

/**
 * Records how an attempt ended and what becomes of its message, in one transaction.
 * Nothing is stored when the webhook was removed meanwhile.
 */
export function writeAttempt(
  database: Database,
  attempt: WebhookAttempt,
  next: {status: 'queued' | 'success' | 'failure'; nextAttemptAt: number},
): void {
  database.transaction(() => {
    const {changes} = database
      .prepare(
        `UPDATE webhook_messages SET status = @status, result_code = @resultCode,
           failure_count = failure_count + @isFailure, next_attempt_at = @nextAttemptAt
         WHERE id = @messageId`,
      )
      .run({...next, ...sqlFromAttempt(attempt)})
    if (changes === 1) insertAttempt(database, attempt)
  })()
}

/** Newest first. */
export function readMessages(database: Database, hookId: string, limit: number): WebhookMessage[] {
  return database
    .prepare<[string, number], WebhookMessage>(
      `SELECT ${messageColumns} FROM webhook_messages WHERE hook_id = ?
       ORDER BY sequence DESC LIMIT ?`,
    )
    .all(hookId, limit)
}

/** Newest first. */
export function readAttempts(database: Database, hookId: string, limit: number): WebhookAttempt[] {
  return database
    .prepare<[string, number], Omit<WebhookAttempt, 'isFailure'> & {isFailure: number}>(
      `SELECT id, hook_id AS hookId, message_id AS messageId, is_failure AS isFailure,
         failure_reason AS failureReason, result_code AS resultCode, result_body AS resultBody,
         duration_ms AS durationMs, created_at AS createdAt
       FROM webhook_attempts WHERE hook_id = ? ORDER BY sequence DESC LIMIT ?`,
    )
    .all(hookId, limit)
    .map((row) => ({...row, isFailure: row.isFailure === 1}))
}

/**
 * Puts a finished message back into the queue, with time for as many attempts as a new one.
 *
 * @returns false when the webhook has no such message, or it is waiting already
 */
export function requeueMessage(
  database: Database,
  {hookId, messageId, now}: {hookId: string; messageId: string; now: number},
): boolean {
  return (
    database
      .prepare(
        `UPDATE webhook_messages
         SET status = 'queued', first_attempt_at = NULL, failure_count = 0, next_attempt_at = ?
         WHERE hook_id = ? AND id = ? AND status IN ('success', 'failure')`,
      )
      .run(now, hookId, messageId).changes === 1
  )
}

export function countMessages(database: Database): {status: MessageStatus; count: number}[] {
  return database
    .prepare<[], {status: MessageStatus; count: number}>(
      'SELECT status, count(*) AS count FROM webhook_messages GROUP BY status ORDER BY status',
    )
    .all()
}

/** Forgets finished messages (and their attempts) created before the given time. */
export function deleteFinishedMessages(database: Database, before: number): void {
  database
    .prepare(
      `DELETE FROM webhook_messages WHERE status IN ('success', 'failure') AND created_at < ?`,
    )
    .run(before)
}

function insertAttempt(database: Database, attempt: WebhookAttempt): void {
  database
    .prepare(
      `INSERT INTO webhook_attempts (id, hook_id, message_id, is_failure, failure_reason,
         result_code, result_body, duration_ms, created_at)
       VALUES (@id, @hookId, @messageId, @isFailure, @failureReason, @resultCode, @resultBody,
         @durationMs, @createdAt)`,
    )
    .run(sqlFromAttempt(attempt))
}

function sqlFromAttempt(
  attempt: WebhookAttempt,
): Omit<WebhookAttempt, 'isFailure'> & {isFailure: number} {
  return {...attempt, isFailure: Number(attempt.isFailure)}
}
