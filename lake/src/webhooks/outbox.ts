import {setTimeout as sleep} from 'node:timers/promises'
import type {DocumentStore} from '../database/documentStore.ts'
import type {Database} from '../database/open.ts'
import {
  deleteFinishedMessages,
  findNextMessage,
  findOutboxEntry,
  readWaitingHookIds,
  replaceOutboxEntry,
  type WebhookMessage,
  writeAttempt,
  writeOutboxEntry,
  writeSending,
} from '../database/webhookMessages.ts'
import {findWebhook, readWebhooks, type Webhook} from '../database/webhooks.ts'
import type {Commit} from '../store.ts'
import type {Surroundings} from '../surroundings.ts'
import {deliveryHeaders} from './deliveryHeaders.ts'
import {messagesOf} from './messages.ts'
import {redeliver} from './redeliver.ts'
import {defaultTiming, nextStep, pauseUntil, type RetryTiming} from './retry.ts'
import {mayMatch, operationOf} from './rule.ts'
import {send} from './send.ts'

const keptMs = 30 * 24 * 60 * 60 * 1000
const closingGraceMs = 2_000
const storageRetryMs = 5_000
/** How soon the work of another process, such as a redelivery from the command line, is noticed. */
const lookMs = 2_000

export interface WebhooksDeps {
  database: Database
  documents: DocumentStore
  surroundings: Surroundings
  projectId: string
  timing?: RetryTiming
}

/**
 * Tells other programs about changes, at least once and in order.
 *
 * Three steps, each durable before the next: the transaction itself writes its changes to the
 * outbox; filters and projections turn them into messages; each webhook sends its messages one
 * after the other. A message that has to be repeated holds back the later ones of its webhook.
 * After a crash work continues where the database says it was.
 */
export class Webhooks {
  readonly #deps: WebhooksDeps
  readonly #timing: RetryTiming
  readonly #sendingHooks = new Map<string, Promise<void>>()
  /** Ends pauses between attempts. */
  readonly #stopping = new AbortController()
  /** Ends attempts in flight. */
  readonly #aborting = new AbortController()
  #isStarted = false
  #evaluation: Promise<void> | undefined
  #isWakeScheduled = false
  #looking: NodeJS.Timeout | undefined

  constructor(deps: WebhooksDeps) {
    this.#deps = deps
    this.#timing = deps.timing ?? defaultTiming
  }

  /** Notes the changes that some webhook may want. Call inside the transaction that makes them. */
  enqueue(commit: Commit): void {
    const {database} = this.#deps
    const hooks = readWebhooks(database)
    for (const change of commit.changes) {
      const hookIds = hooks
        .filter((hook) => mayMatch(hook, commit.dataset, change))
        .map((hook) => hook.id)
      if (hookIds.length === 0) continue
      writeOutboxEntry(database, {
        hookIds,
        dataset: commit.dataset,
        transactionId: commit.transactionId,
        transactionTime: commit.timestamp,
        documentId: change.documentId,
        operation: operationOf(change),
        documentBefore: change.before && JSON.stringify(change.before),
        documentAfter: change.after && JSON.stringify(change.after),
      })
      this.#scheduleWake()
    }
  }

  /** Begins to deliver, with what an earlier process left behind. */
  start(): void {
    this.#isStarted = true
    deleteFinishedMessages(this.#deps.database, this.#deps.surroundings.now() - keptMs)
    this.#scheduleWake()
    this.#looking = setInterval(() => this.#startSending(), lookMs).unref()
  }

  /**
   * Sends a finished message once more.
   *
   * @throws LakeError `notFound` when there is no such message, or it is waiting already
   */
  redeliver(hookId: string, messageId: string): void {
    const {database, surroundings} = this.#deps
    redeliver({database, surroundings}, hookId, messageId)
    this.#scheduleWake()
  }

  /** Stops delivering. Attempts in flight get two seconds; what is unfinished waits for the next start. */
  async close(): Promise<void> {
    clearInterval(this.#looking)
    this.#stopping.abort()
    const grace = setTimeout(() => this.#aborting.abort(), closingGraceMs)
    await this.#evaluation
    await Promise.all(this.#sendingHooks.values())
    clearTimeout(grace)
  }

  /** After the current transaction, whether it commits or not: an extra look at the outbox is harmless. */
  #scheduleWake(): void {
    if (this.#isWakeScheduled) return
    this.#isWakeScheduled = true
    setImmediate(() => {
      this.#isWakeScheduled = false
      this.#wake()
    })
  }

  #wake(): void {
    if (!this.#isStarted || this.#stopping.signal.aborted || this.#evaluation !== undefined) return
    this.#evaluation = this.#evaluateOutbox()
      .then(() => this.#startSending())
      .catch((error: unknown) => this.#retryLater(error))
      .finally(() => {
        this.#evaluation = undefined
      })
  }

  async #evaluateOutbox(): Promise<void> {
    const {database} = this.#deps
    while (!this.#stopping.signal.aborted) {
      const entry = findOutboxEntry(database)
      if (entry === undefined) return
      const hooks = entry.hookIds
        .map((id) => findWebhook(database, id))
        .filter((hook) => hook !== undefined)
      replaceOutboxEntry(database, entry.sequence, await messagesOf(entry, hooks, this.#deps))
      this.#startSending()
    }
  }

  #startSending(): void {
    if (this.#stopping.signal.aborted) return
    for (const hookId of readWaitingHookIds(this.#deps.database)) {
      if (this.#sendingHooks.has(hookId)) continue
      this.#sendingHooks.set(hookId, this.#sendAll(hookId))
    }
  }

  async #sendAll(hookId: string): Promise<void> {
    const {database, surroundings} = this.#deps
    try {
      // Lets the caller store this promise first.
      await Promise.resolve()
      while (!this.#stopping.signal.aborted) {
        const hook = findWebhook(database, hookId)
        const message = findNextMessage(database, hookId)
        if (hook === undefined || hook.isDisabled || message === undefined) return
        const pauseMs = pauseUntil(message.nextAttemptAt, surroundings.now(), this.#timing)
        if (pauseMs > 0) await this.#pause(pauseMs)
        else await this.#attempt(hook, message)
      }
    } catch (error) {
      this.#retryLater(error)
    } finally {
      this.#sendingHooks.delete(hookId)
    }
  }

  async #attempt(hook: Webhook, message: WebhookMessage): Promise<void> {
    const {database, surroundings, projectId} = this.#deps
    const startedAt = surroundings.now()
    writeSending(database, message.id, startedAt)
    const outcome = await send(
      {
        url: hook.url,
        method: hook.httpMethod,
        headers: deliveryHeaders(hook, message, {projectId, now: startedAt}),
        body: message.payload,
        timeoutMs: this.#timing.timeoutMs,
      },
      this.#aborting.signal,
    )
    if (this.#aborting.signal.aborted && outcome.failureReason === 'other') return
    const now = surroundings.now()
    const isFailure = outcome.failureReason !== null
    const step = nextStep(
      outcome,
      {
        failureCount: message.failureCount + 1,
        firstAttemptAt: message.firstAttemptAt ?? startedAt,
        now,
      },
      this.#timing,
    )
    writeAttempt(
      database,
      {
        id: surroundings.newId(),
        hookId: hook.id,
        messageId: message.id,
        isFailure,
        failureReason: outcome.failureReason,
        resultCode: outcome.resultCode,
        resultBody: outcome.resultBody,
        durationMs: now - startedAt,
        createdAt: startedAt,
      },
      typeof step === 'object'
        ? {status: 'queued', nextAttemptAt: step.retryAt}
        : {status: step, nextAttemptAt: now},
    )
    if (isFailure) {
      surroundings.log.warn(
        {
          hookId: hook.id,
          messageId: message.id,
          code: outcome.resultCode,
          reason: outcome.failureReason,
        },
        typeof step === 'object'
          ? 'Webhook delivery failed and will be repeated'
          : 'Webhook delivery failed for good',
      )
    }
  }

  /** Resolves early when the webhooks are closed. */
  async #pause(pauseMs: number): Promise<void> {
    const {signal} = this.#stopping
    await sleep(pauseMs, undefined, {signal}).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
  }

  /** The database could not be read or written (a full disk, say): nothing is lost, only late. */
  #retryLater(error: unknown): void {
    this.#deps.surroundings.log.error({err: error}, 'Webhook deliveries paused for five seconds')
    setTimeout(() => this.#wake(), storageRetryMs).unref()
  }
}
