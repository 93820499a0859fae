import {LakeError} from '../errors.ts'
import {documentActions} from './documentActions.ts'
import {inItem, validation} from './failures.ts'
import {type JsonObject, requireObject, requireText} from './jsonValues.ts'
import type {Staging} from './staging.ts'
import {versionActions} from './versionActions.ts'

export interface Action {
  type: string
  fields: JsonObject
}

const prefix = 'sanity.action.'
const documentPrefix = `${prefix}document.`

const handlers = new Map(Object.entries({...documentActions, ...versionActions}))

/**
 * Reads the actions of a `/data/actions` body; a single action need not be in a list.
 *
 * @throws LakeError `badRequest` if there are none, `unsupported` for actions of content releases
 *   and variants, `validation` for unknown ones
 */
export function parseActions(body: JsonObject): Action[] {
  const actions: unknown[] = Array.isArray(body.actions) ? body.actions : [body.actions]
  if (body.actions === undefined || actions.length === 0) {
    throw new LakeError('badRequest', {
      message: 'The body of an actions request must have a list named "actions".',
    })
  }
  return actions.map((action, index) => inItem('action', index, () => parseAction(action)))
}

function parseAction(value: unknown): Action {
  const fields = requireObject(value, 'An action')
  const type = requireText(fields, 'actionType', 'an action')
  if (type.startsWith(`${prefix}release.`)) throw unsupported(type, 'content releases')
  if (type.startsWith(`${documentPrefix}variant.`)) throw unsupported(type, 'document variants')
  if (!type.startsWith(documentPrefix) || !handlers.has(type.slice(documentPrefix.length))) {
    throw validation(`There is no action "${type}"`, type)
  }
  return {type: type.slice(documentPrefix.length), fields}
}

function unsupported(type: string, feature: string): LakeError {
  return new LakeError('unsupported', {
    message: `The action "${type}" needs ${feature}, which this lake does not support.`,
    details: {feature, actionType: type},
  })
}

/**
 * Stages what an action means as ordinary writes.
 *
 * @throws LakeError as the methods of {@link Staging}
 */
export function stageAction(staging: Staging, action: Action, newKey: () => string): void {
  const handle = handlers.get(action.type)
  if (!handle) throw validation(`There is no action "${action.type}"`, action.type)
  handle({staging, fields: action.fields, what: `the action "${action.type}"`, newKey})
}
