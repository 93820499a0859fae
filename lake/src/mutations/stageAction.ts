import {LakeError} from '../errors.ts'
import type {ActionHandler} from './actionFields.ts'
import {documentActions} from './documentActions.ts'
import {inItem, validation} from './failures.ts'
import {type JsonObject, requireObject, requireText} from './jsonValues.ts'
import {releaseActions} from './releaseActions.ts'
import type {Staging} from './staging.ts'
import {versionActions} from './versionActions.ts'

export interface Action {
  /** In full: `sanity.action.document.publish`. */
  type: string
  fields: JsonObject
}

const prefix = 'sanity.action.'
const documentPrefix = `${prefix}document.`
const releasePrefix = `${prefix}release.`

const handlers = new Map<string, ActionHandler>([
  ...withPrefix(documentPrefix, {...documentActions, ...versionActions}),
  ...withPrefix(releasePrefix, releaseActions),
])

function withPrefix(
  start: string,
  actions: Record<string, ActionHandler>,
): [type: string, handler: ActionHandler][] {
  return Object.entries(actions).map(([name, handler]) => [`${start}${name}`, handler])
}

/**
 * Reads the actions of a `/data/actions` body; a single action need not be in a list.
 *
 * @throws LakeError `badRequest` if there are none, or actions on documents and on releases,
 *   `unsupported` for actions of variants, `validation` for unknown ones
 */
export function parseActions(body: JsonObject): Action[] {
  const values: unknown[] = Array.isArray(body.actions) ? body.actions : [body.actions]
  if (body.actions === undefined || values.length === 0) {
    throw new LakeError('badRequest', {
      message: 'The body of an actions request must have a list named "actions".',
    })
  }
  const actions = values.map((action, index) => inItem('action', index, () => parseAction(action)))
  const releases = actions.filter(({type}) => type.startsWith(releasePrefix))
  if (releases.length === 0 || releases.length === actions.length) return actions
  throw new LakeError('badRequest', {
    message:
      'Actions on documents and on releases cannot be mixed in one request. Send them one after the other.',
  })
}

function parseAction(value: unknown): Action {
  const fields = requireObject(value, 'An action')
  const type = requireText(fields, 'actionType', 'an action')
  if (type.startsWith(`${documentPrefix}variant.`)) throw unsupported(type, 'document variants')
  if (!handlers.has(type)) throw validation(`There is no action "${type}"`, type)
  return {type, fields}
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
  const what = `the action "${action.type.slice(prefix.length).replace(/^document\./, '')}"`
  handle({staging, fields: action.fields, what, newKey})
}
