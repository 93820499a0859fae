import {readFileSync} from 'node:fs'
import type {Database} from '../database/open.ts'
import {readAttempts, readMessages, type WebhookMessage} from '../database/webhookMessages.ts'
import {deleteWebhook, findWebhook, readWebhooks} from '../database/webhooks.ts'
import {LakeError} from '../errors.ts'
import {addWebhook, changeWebhook, type WebhookDraft} from '../webhooks/configuration.ts'
import {redeliver} from '../webhooks/redeliver.ts'
import {type Command, type CommandInput, dataOption, UsageError, withDatabase} from './command.ts'

const listedMessages = 50

const draftOptions: Command['options'] = {
  url: {type: 'string', value: 'U', help: 'where to send changes (required)'},
  name: {type: 'string', value: 'N', help: 'name (default: the URL)'},
  dataset: {type: 'string', value: 'D', help: 'dataset (default: all)'},
  filter: {
    type: 'string',
    value: 'GROQ',
    help: 'the inside of *[…]; also before(), after(), delta::…',
  },
  projection: {
    type: 'string',
    value: 'GROQ',
    help: 'body of the request (default: the whole document)',
  },
  on: {type: 'string', value: 'LIST', help: 'out of create,update,delete (default: all three)'},
  method: {type: 'string', value: 'M', help: 'POST (default), PUT, PATCH, DELETE or GET'},
  header: {
    type: 'string',
    multiple: true,
    value: 'H',
    help: 'extra header "Name: value" (repeatable)',
  },
  secret: {
    type: 'string',
    value: 'S',
    help: 'signs each request; visible to other users of this machine',
  },
  'secret-file': {type: 'string', value: 'F', help: 'file that holds the secret'},
  'include-drafts': {type: 'boolean', help: 'also changes of drafts'},
  'include-all-versions': {type: 'boolean', help: 'also changes of versions in content releases'},
  data: dataOption,
}

const add: Command = {
  name: 'webhook add',
  positionals: [],
  summary: 'Adds a webhook and prints its id. A serving lake uses it from the next change on.',
  options: draftOptions,
  run: (input) =>
    withDatabase(input, (deps) => {
      const url = input.text('url')
      if (url === undefined) throw new UsageError('The option --url is missing.')
      const hook = addWebhook(deps, {url, ...draftOf(input)}, 'command-line')
      input.terminal.say(`Webhook "${hook.name}" added:`)
      input.terminal.print(hook.id)
    }),
}

const change: Command = {
  name: 'webhook change',
  positionals: ['ID'],
  summary: 'Changes what is given and keeps the rest.',
  options: {
    ...draftOptions,
    url: {type: 'string', value: 'U', help: 'where to send changes'},
    disable: {type: 'boolean', help: 'send nothing until it is enabled again'},
    enable: {type: 'boolean', help: 'send again'},
  },
  run: (input) =>
    withDatabase(input, (deps) => {
      const id = input.positionals[0] as string // checked against "positionals"
      if (input.flag('disable') && input.flag('enable')) {
        throw new UsageError('Give either --disable or --enable, not both.')
      }
      const url = input.text('url')
      const hook = changeWebhook(deps, id, {
        ...draftOf(input),
        ...(url !== undefined && {url}),
        ...(input.flag('disable') && {isDisabled: true}),
        ...(input.flag('enable') && {isDisabled: false}),
      })
      input.terminal.say(`Webhook "${hook.name}" is changed.`)
    }),
}

const redeliverCommand: Command = {
  name: 'webhook redeliver',
  positionals: ['ID', 'MESSAGE'],
  summary: 'Sends a finished delivery once more; "webhook deliveries" shows their ids.',
  options: {data: dataOption},
  run: (input) =>
    withDatabase(input, (deps) => {
      const [id, message] = input.positionals as [string, string] // checked against "positionals"
      redeliver(deps, id, message)
      input.terminal.say(`Delivery ${message} is in the queue of a serving lake.`)
    }),
}

const list: Command = {
  name: 'webhook list',
  positionals: [],
  summary: 'Lists the webhooks, one JSON object a line, without their secrets.',
  options: {data: dataOption},
  run: (input) =>
    withDatabase(input, ({database}) => {
      for (const {secret, createdAt, updatedAt, ...hook} of readWebhooks(database)) {
        const line = {
          ...hook,
          hasSecret: secret !== null,
          createdAt: new Date(createdAt).toISOString(),
        }
        input.terminal.print(JSON.stringify(line))
      }
    }),
}

const remove: Command = {
  name: 'webhook remove',
  positionals: ['ID'],
  summary: 'Removes a webhook with its deliveries, also those that are waiting.',
  options: {data: dataOption},
  run: (input) =>
    withDatabase(input, ({database}) => {
      const id = input.positionals[0] as string // checked against "positionals"
      if (!deleteWebhook(database, id)) throw noSuchHook(id)
      input.terminal.say(`Webhook ${id} is removed.`)
    }),
}

const deliveries: Command = {
  name: 'webhook deliveries',
  positionals: ['[ID]'],
  summary: `Lists the newest ${listedMessages} deliveries of one webhook or of each, one JSON object a line.`,
  options: {data: dataOption},
  run: (input) =>
    withDatabase(input, ({database}) => {
      const [id] = input.positionals
      if (id !== undefined && findWebhook(database, id) === undefined) throw noSuchHook(id)
      const ids = id === undefined ? readWebhooks(database).map((hook) => hook.id) : [id]
      for (const hookId of ids) {
        const lastResults = lastResultsOf(database, hookId)
        for (const message of readMessages(database, hookId, listedMessages)) {
          input.terminal.print(JSON.stringify(deliveryLine(message, lastResults)))
        }
      }
    }),
}

export const webhookCommands: readonly Command[] = [
  add,
  change,
  list,
  remove,
  deliveries,
  redeliverCommand,
]

function draftOf(input: CommandInput): Omit<WebhookDraft, 'url'> {
  const headers = input.texts('header')
  return {
    name: input.text('name'),
    dataset: input.text('dataset'),
    filter: input.text('filter'),
    projection: input.text('projection'),
    on: input.text('on')?.split(','),
    httpMethod: input.text('method'),
    secret: secretOf(input),
    ...(headers.length > 0 && {headers: Object.fromEntries(headers.map(parseHeader))}),
    ...(input.flag('include-drafts') && {includeDrafts: true}),
    ...(input.flag('include-all-versions') && {includeAllVersions: true}),
  }
}

function deliveryLine(
  message: WebhookMessage,
  lastResults: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const {id, hookId, status, operation, documentId, transactionId, resultCode, failureCount} =
    message
  return {
    id,
    hookId,
    status,
    operation,
    documentId,
    transactionId,
    resultCode,
    failureCount,
    createdAt: new Date(message.createdAt).toISOString(),
    ...(status === 'queued' && {nextAttemptAt: new Date(message.nextAttemptAt).toISOString()}),
    lastResult: lastResults.get(id) ?? null,
  }
}

/** Message id → what the receiver, or the network, said last. */
function lastResultsOf(database: Database, hookId: string): Map<string, string> {
  const results = new Map<string, string>()
  for (const {messageId, resultBody} of readAttempts(database, hookId, listedMessages * 20)) {
    if (!results.has(messageId)) results.set(messageId, resultBody ?? '')
  }
  return results
}

function secretOf(input: CommandInput): string | undefined {
  const file = input.text('secret-file')
  if (file === undefined) return input.text('secret')
  if (input.text('secret') !== undefined) {
    throw new UsageError('Give either --secret or --secret-file, not both.')
  }
  return readFileSync(file, 'utf8').trim()
}

function parseHeader(text: string): [string, string] {
  const match = /^([^:]+):\s*(.*)$/.exec(text)
  if (match?.[1] !== undefined && match[2] !== undefined) return [match[1].trim(), match[2]]
  throw new UsageError(`"${text}" is not a header: write it as "Name: value".`)
}

function noSuchHook(id: string): LakeError {
  return new LakeError('notFound', {
    message: `There is no webhook with the id "${id}". "webhook list" shows the ids.`,
  })
}
