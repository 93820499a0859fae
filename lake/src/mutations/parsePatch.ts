import {LakeError} from '../errors.ts'
import {validation} from './failures.ts'
import {isObject, type JsonObject} from './jsonValues.ts'
import {requireReadablePath, withoutWildcards} from './readablePath.ts'

/** One operation on one path. */
export type PatchOperation =
  | {op: 'set' | 'setIfMissing'; path: string; value: unknown}
  | {op: 'unset'; path: string}
  | {op: 'diffMatchPatch'; path: string; value: string}
  | {op: 'inc' | 'dec'; path: string; value: number}
  | {op: 'insert'; position: InsertPosition; path: string; items: unknown[]}

export type InsertPosition = 'before' | 'after' | 'replace'

const insertPositions = ['before', 'after', 'replace'] as const satisfies InsertPosition[]
const addressKeys = new Set(['id', 'query', 'params', 'ifRevisionID'])

/** In the order in which operations of one patch apply, whatever their order in the JSON text. */
const parsers = {
  setIfMissing: (value: unknown) =>
    byPath('setIfMissing', value, (path, item) => ({op: 'setIfMissing', path, value: item})),
  set: (value: unknown) => byPath('set', value, (path, item) => ({op: 'set', path, value: item})),
  unset: parseUnset,
  diffMatchPatch: (value: unknown) =>
    byPath('diffMatchPatch', value, (path, item) => {
      if (typeof item === 'string') return {op: 'diffMatchPatch', path, value: item}
      throw validation(`The diffMatchPatch of "${path}" must be a text`, item)
    }),
  inc: (value: unknown) => byPath('inc', value, (path, item) => numeric('inc', path, item)),
  dec: (value: unknown) => byPath('dec', value, (path, item) => numeric('dec', path, item)),
  insert: parseInsert,
} satisfies Record<PatchOperation['op'], (value: unknown) => PatchOperation[]>

/**
 * Reads the operations of a wire patch; `id`, `query`, `params` and `ifRevisionID` are the caller's.
 *
 * @throws LakeError `validation` for a malformed operation, `unsupported` for the legacy `merge`
 */
export function parsePatch(patch: JsonObject): PatchOperation[] {
  for (const name of Object.keys(patch)) {
    if (name in parsers || addressKeys.has(name)) continue
    if (name === 'merge') {
      throw new LakeError('unsupported', {
        message: 'The patch operation "merge" is not supported. Use "set" with paths instead.',
      })
    }
    throw validation(`A patch has no operation "${name}"`, name)
  }
  const operations: PatchOperation[] = []
  for (const [name, parse] of Object.entries(parsers)) {
    const value = patch[name]
    if (value !== undefined && value !== null) operations.push(...parse(value))
  }
  return operations
}

function byPath(
  name: string,
  value: unknown,
  make: (path: string, item: unknown) => PatchOperation,
): PatchOperation[] {
  if (!isObject(value)) {
    throw validation(`The patch operation "${name}" must be an object of paths and values`, value)
  }
  return Object.entries(value).map(([path, item]) => make(parsePath(path), item))
}

function numeric(op: 'inc' | 'dec', path: string, value: unknown): PatchOperation {
  if (typeof value === 'number' && Number.isFinite(value)) return {op, path, value}
  throw validation(`The amount to ${op} "${path}" by must be a number`, value)
}

function parseUnset(value: unknown): PatchOperation[] {
  if (!Array.isArray(value)) throw validation('The patch operation "unset" must be a list', value)
  return value.map((path: unknown) => {
    if (typeof path === 'string') return {op: 'unset', path: parsePath(path)}
    throw validation('The patch operation "unset" must be a list of paths', path)
  })
}

function parseInsert(value: unknown): PatchOperation[] {
  if (!isObject(value)) throw validation('The patch operation "insert" must be an object', value)
  const positions = insertPositions.filter((name) => value[name] !== undefined)
  const [position] = positions
  if (position === undefined || positions.length > 1) {
    throw validation('"insert" needs exactly one of "before", "after" and "replace"', value)
  }
  const path = value[position]
  if (typeof path !== 'string') throw validation(`"${position}" of "insert" must be a path`, path)
  const items = value.items
  if (!Array.isArray(items)) throw validation('"items" of "insert" must be a list', items)
  return [{op: 'insert', position, path: parsePath(path), items}]
}

function parsePath(text: string): string {
  const path = withoutWildcards(text)
  requireReadablePath(path)
  if (!path.includes('__proto__')) return path
  throw validation(`The path "${path}" names "__proto__", which cannot be stored`, path)
}

/** The wire form of operations that came out of {@link parsePatch}, in the same order. */
export function wirePatch(operations: readonly PatchOperation[]): JsonObject {
  let insert: JsonObject | undefined
  const unset: string[] = []
  const values: {[op: string]: JsonObject} = {}
  for (const operation of operations) {
    if (operation.op === 'insert') {
      insert = {[operation.position]: operation.path, items: operation.items}
    } else if (operation.op === 'unset') {
      unset.push(operation.path)
    } else {
      const byPath = values[operation.op] ?? {}
      byPath[operation.path] = operation.value
      values[operation.op] = byPath
    }
  }
  return {...values, ...(unset.length > 0 && {unset}), ...(insert && {insert})}
}
