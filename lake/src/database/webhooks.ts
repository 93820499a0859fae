import type {Database} from './open.ts'
import {statementOf} from './statement.ts'

export type WebhookOperation = 'create' | 'update' | 'delete'
export type WebhookMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'GET'

export interface Webhook {
  id: string
  name: string
  description: string | null
  url: string
  httpMethod: WebhookMethod
  /** `*` = every dataset. */
  dataset: string
  headers: Record<string, string>
  operations: WebhookOperation[]
  /** The inside of `*[…]`; empty = every document. */
  filter: string
  /** Empty = the whole document. */
  projection: string
  includeDrafts: boolean
  includeAllVersions: boolean
  secret: string | null
  isDisabled: boolean
  createdByUserId: string
  /** Milliseconds since the epoch. */
  createdAt: number
  updatedAt: number
}

interface WebhookRow
  extends Omit<
    Webhook,
    'headers' | 'operations' | 'includeDrafts' | 'includeAllVersions' | 'isDisabled'
  > {
  headers: string
  operations: string
  includeDrafts: number
  includeAllVersions: number
  isDisabled: number
}

const columns = `id, name, description, url, http_method AS httpMethod, dataset, headers, operations,
  filter, projection, include_drafts AS includeDrafts, include_all_versions AS includeAllVersions,
  secret, is_disabled AS isDisabled, created_by_user_id AS createdByUserId,
  created_at AS createdAt, updated_at AS updatedAt`

export function writeWebhook(database: Database, hook: Webhook): void {
  database
    .prepare(
      `INSERT INTO webhooks (id, name, description, url, http_method, dataset, headers, operations,
         filter, projection, include_drafts, include_all_versions, secret, is_disabled,
         created_by_user_id, created_at, updated_at)
       VALUES (@id, @name, @description, @url, @httpMethod, @dataset, @headers, @operations,
         @filter, @projection, @includeDrafts, @includeAllVersions, @secret, @isDisabled,
         @createdByUserId, @createdAt, @updatedAt)`,
    )
    .run(rowFromWebhook(hook))
}

/** Every field but the id, its author and the time it was made. */
export function updateWebhook(database: Database, hook: Webhook): void {
  database
    .prepare(
      `UPDATE webhooks SET name = @name, description = @description, url = @url,
         http_method = @httpMethod, dataset = @dataset, headers = @headers,
         operations = @operations, filter = @filter, projection = @projection,
         include_drafts = @includeDrafts, include_all_versions = @includeAllVersions,
         secret = @secret, is_disabled = @isDisabled, updated_at = @updatedAt
       WHERE id = @id`,
    )
    .run(rowFromWebhook(hook))
}

/** Oldest first. */
export function readWebhooks(database: Database): Webhook[] {
  return statementOf<[], WebhookRow>(
    database,
    `SELECT ${columns} FROM webhooks ORDER BY created_at, id`,
  )
    .all()
    .map(webhookFromRow)
}

export function findWebhook(database: Database, id: string): Webhook | undefined {
  const row = database
    .prepare<[string], WebhookRow>(`SELECT ${columns} FROM webhooks WHERE id = ?`)
    .get(id)
  return row && webhookFromRow(row)
}

/** Removes the webhook with its messages and attempts. False when there is none. */
export function deleteWebhook(database: Database, id: string): boolean {
  return database.prepare('DELETE FROM webhooks WHERE id = ?').run(id).changes === 1
}

function rowFromWebhook(hook: Webhook): WebhookRow {
  return {
    ...hook,
    headers: JSON.stringify(hook.headers),
    operations: JSON.stringify(hook.operations),
    includeDrafts: Number(hook.includeDrafts),
    includeAllVersions: Number(hook.includeAllVersions),
    isDisabled: Number(hook.isDisabled),
  }
}

function webhookFromRow(row: WebhookRow): Webhook {
  return {
    ...row,
    headers: JSON.parse(row.headers),
    operations: JSON.parse(row.operations),
    includeDrafts: row.includeDrafts === 1,
    includeAllVersions: row.includeAllVersions === 1,
    isDisabled: row.isDisabled === 1,
  }
}
