import {LakeError} from '../errors.ts'
import {inItem, validation} from './failures.ts'
import {findFlag, findText, isObject, type JsonObject, requireObject} from './jsonValues.ts'
import {type PatchOperation, parsePatch} from './parsePatch.ts'

export type Mutation =
  | {kind: 'create' | 'createIfNotExists' | 'createOrReplace'; document: JsonObject}
  | {kind: 'delete'; target: Target; purge: boolean}
  | {kind: 'patch'; target: Target; ifRevisionId?: string; operations: PatchOperation[]}

/** One document, or those whose ids a GROQ query returns. */
export type Target = {id: string} | {query: string; params: JsonObject}

const parsers = {
  create: (value) => ({kind: 'create', document: requireObject(value, 'The document of "create"')}),
  createIfNotExists: (value) => ({
    kind: 'createIfNotExists',
    document: requireObject(value, 'The document of "createIfNotExists"'),
  }),
  createOrReplace: (value) => ({
    kind: 'createOrReplace',
    document: requireObject(value, 'The document of "createOrReplace"'),
  }),
  delete: parseDelete,
  patch: parsePatchMutation,
} satisfies Record<Mutation['kind'], (value: unknown) => Mutation>

/**
 * Reads the mutations of a `/data/mutate` body.
 *
 * @throws LakeError `badRequest` if the body is no list of mutations, `validation` for the first
 *   mutation that is malformed
 */
export function parseMutations(body: JsonObject): Mutation[] {
  const {mutations} = body
  if (!Array.isArray(mutations)) {
    throw new LakeError('badRequest', {
      message: 'The body of a mutate request must have a list named "mutations".',
    })
  }
  return mutations.map((mutation: unknown, index) =>
    inItem('mutation', index, () => parseMutation(mutation)),
  )
}

function parseMutation(value: unknown): Mutation {
  const mutation = requireObject(value, 'A mutation')
  const names = Object.keys(mutation)
  const [name] = names
  if (name === undefined || names.length > 1 || !isKind(name)) {
    throw validation(
      `A mutation must be an object with exactly one of ${Object.keys(parsers).join(', ')}`,
      value,
    )
  }
  return parsers[name](mutation[name])
}

function isKind(name: string): name is Mutation['kind'] {
  return Object.hasOwn(parsers, name)
}

function parseDelete(value: unknown): Mutation {
  const deletion = requireObject(value, 'The value of "delete"')
  return {
    kind: 'delete',
    target: parseTarget(deletion, 'a delete'),
    purge: findFlag(deletion, 'purge', 'a delete'),
  }
}

function parsePatchMutation(value: unknown): Mutation {
  const patch = requireObject(value, 'The value of "patch"')
  const target = parseTarget(patch, 'a patch')
  const ifRevisionId = findText(patch, 'ifRevisionID', 'a patch')
  if (ifRevisionId === undefined) return {kind: 'patch', target, operations: parsePatch(patch)}
  if ('query' in target) {
    throw validation('"ifRevisionID" works with "id" only, not with "query"', ifRevisionId)
  }
  return {kind: 'patch', target, ifRevisionId, operations: parsePatch(patch)}
}

function parseTarget(value: JsonObject, what: string): Target {
  const id = findText(value, 'id', what)
  const query = findText(value, 'query', what)
  if (id !== undefined && query === undefined) return {id}
  if (query === undefined || id !== undefined) {
    throw validation(`${what} needs exactly one of "id" and "query"`, value)
  }
  const params = value.params ?? {}
  if (!isObject(params)) throw validation(`"params" of ${what} must be an object`, params)
  return {query, params}
}
