import type {Context} from 'hono'
import {requireAdministrator} from '../access/caller.ts'
import {readAttempts, readMessages} from '../database/webhookMessages.ts'
import {deleteWebhook, findWebhook, readWebhooks, type Webhook} from '../database/webhooks.ts'
import {LakeError} from '../errors.ts'
import {addWebhook, changeWebhook, type WebhookDraft} from '../webhooks/configuration.ts'
import type {LakeEnv, RegisterFamily} from './context.ts'
import {requestJson} from './requestJson.ts'

const bodyLimitBytes = 100_000
const defaultPageSize = 100
const largestPageSize = 1000

/** Webhooks and their delivery log, for administrators. @see content-lake API reference 16 */
export const registerHooks: RegisterFamily = (app, deps) => {
  const {database, settings} = deps

  app.get('/hooks/projects/:project', (context) => {
    requireAdministrator(context.get('caller'))
    return context.json(readWebhooks(database).map((hook) => hookBody(hook, settings.projectId)))
  })

  app.post('/hooks/projects/:project', async (context) => {
    requireAdministrator(context.get('caller'))
    const draft = parseHookBody(await requestJson(context, bodyLimitBytes))
    const hook = addWebhook(deps, {url: '', ...draft}, context.get('caller').userId)
    return context.json(hookBody(hook, settings.projectId), 201)
  })

  app.get('/hooks/projects/:project/:hook', (context) => {
    requireAdministrator(context.get('caller'))
    return context.json(hookBody(requireHook(context.req.param('hook')), settings.projectId))
  })

  app.patch('/hooks/projects/:project/:hook', async (context) => {
    requireAdministrator(context.get('caller'))
    const body = await requestJson(context, bodyLimitBytes)
    const hook = changeWebhook(deps, context.req.param('hook'), parseHookBody(body))
    return context.json(hookBody(hook, settings.projectId))
  })

  app.post('/hooks/projects/:project/:hook/messages/:message/redeliver', (context) => {
    requireAdministrator(context.get('caller'))
    const {hook, message} = context.req.param()
    deps.webhooks.redeliver(requireHook(hook).id, message)
    return context.json({id: message, status: 'queued'}, 202)
  })

  app.delete('/hooks/projects/:project/:hook', (context) => {
    requireAdministrator(context.get('caller'))
    const {id} = requireHook(context.req.param('hook'))
    deleteWebhook(database, id)
    return context.json({id, deleted: true})
  })

  app.get('/hooks/projects/:project/:hook/messages', (context) => {
    requireAdministrator(context.get('caller'))
    const {id} = requireHook(context.req.param('hook'))
    const messages = readMessages(database, id, pageSize(context))
    return context.json(
      messages.map((message) => ({
        id: message.id,
        hookId: id,
        projectId: settings.projectId,
        dataset: message.dataset,
        status: message.status,
        payload: message.payload,
        resultCode: message.resultCode,
        failureCount: message.failureCount,
        createdAt: isoTime(message.createdAt),
        documentId: message.documentId,
        transactionId: message.transactionId,
      })),
    )
  })

  app.get('/hooks/projects/:project/:hook/attempts', (context) => {
    requireAdministrator(context.get('caller'))
    const {id} = requireHook(context.req.param('hook'))
    const attempts = readAttempts(database, id, pageSize(context))
    return context.json(
      attempts.map(({durationMs, createdAt, ...attempt}) => ({
        ...attempt,
        projectId: settings.projectId,
        inProgress: false,
        duration: durationMs,
        createdAt: isoTime(createdAt),
      })),
    )
  })

  function requireHook(id: string): Webhook {
    const hook = findWebhook(database, id)
    if (hook !== undefined) return hook
    throw new LakeError('notFound', {message: `There is no webhook with the id "${id}".`})
  }
}

/** The secret is not told again; it reads `***` when there is one. */
function hookBody(hook: Webhook, projectId: string): Record<string, unknown> {
  return {
    id: hook.id,
    type: 'document',
    projectId,
    dataset: hook.dataset,
    name: hook.name,
    description: hook.description,
    url: hook.url,
    httpMethod: hook.httpMethod,
    headers: hook.headers,
    apiVersion: 'v2025-02-19',
    includeDrafts: hook.includeDrafts,
    includeAllVersions: hook.includeAllVersions,
    isDisabled: hook.isDisabled,
    isDisabledByUser: hook.isDisabled,
    secret: hook.secret === null ? null : '***',
    rule: {on: hook.operations, filter: hook.filter, projection: hook.projection},
    createdAt: isoTime(hook.createdAt),
    updatedAt: isoTime(hook.updatedAt),
    createdByUserId: hook.createdByUserId,
    deletedAt: null,
  }
}

/** @throws LakeError `badRequest` naming the field with the wrong type */
function parseHookBody(body: unknown): Partial<WebhookDraft> {
  const fields = record(body, 'The body')
  const rule = fields.rule === undefined ? {} : record(fields.rule, '"rule"')
  const headers = fields.headers === undefined ? undefined : record(fields.headers, '"headers"')
  const url = text(fields, 'url')
  return {
    ...(url !== undefined && {url}),
    name: text(fields, 'name'),
    description: text(fields, 'description'),
    dataset: text(fields, 'dataset'),
    httpMethod: text(fields, 'httpMethod'),
    secret: fields.secret === null ? null : text(fields, 'secret'),
    headers:
      headers &&
      Object.fromEntries(Object.keys(headers).map((name) => [name, text(headers, name) ?? ''])),
    on: rule.on === undefined ? undefined : textList(rule.on),
    filter: text(rule, 'filter'),
    projection: text(rule, 'projection'),
    includeDrafts: flag(fields, 'includeDrafts'),
    includeAllVersions: flag(fields, 'includeAllVersions'),
    isDisabled: flag(fields, 'isDisabled') ?? flag(fields, 'isDisabledByUser'),
  }
}

function record(value: unknown, name: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown> // checked on the line above
  }
  throw wrongType(name, 'an object')
}

function text(fields: Record<string, unknown>, name: string): string | undefined {
  const value = fields[name]
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  throw wrongType(`"${name}"`, 'a string')
}

function flag(fields: Record<string, unknown>, name: string): boolean | undefined {
  const value = fields[name]
  if (value === undefined || typeof value === 'boolean') return value
  throw wrongType(`"${name}"`, 'true or false')
}

function textList(value: unknown): string[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
  throw wrongType('"rule.on"', 'an array of strings')
}

function wrongType(name: string, expected: string): LakeError {
  return new LakeError('badRequest', {message: `${name} of a webhook must be ${expected}.`})
}

function pageSize(context: Context<LakeEnv>): number {
  const limit = Number(context.req.query('limit') ?? defaultPageSize)
  if (Number.isInteger(limit) && limit > 0 && limit <= largestPageSize) return limit
  throw new LakeError('badRequest', {
    message: `"limit" must be a whole number from 1 to ${largestPageSize}.`,
  })
}

function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
