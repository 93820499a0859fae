import {isObject, type JsonObject} from './jsonValues.ts'
import type {PatchOperation} from './parsePatch.ts'

type NewKey = () => string

/** A copy in which every object inside an array has a `_key`; keys that are present stay. */
export function withArrayKeys<Value>(value: Value, newKey: NewKey): Value {
  // The copy has the shape of the original, plus keys.
  return copy(value, newKey) as Value
}

/** The same for the values that a patch brings in. */
export function operationsWithArrayKeys(
  operations: readonly PatchOperation[],
  newKey: NewKey,
): PatchOperation[] {
  return operations.map((operation) => {
    if (operation.op === 'set' || operation.op === 'setIfMissing') {
      return {...operation, value: withArrayKeys(operation.value, newKey)}
    }
    if (operation.op === 'insert') {
      return {...operation, items: withArrayKeys(operation.items, newKey)}
    }
    return operation
  })
}

function copy(value: unknown, newKey: NewKey): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => {
      const copied = copy(item, newKey)
      return isObject(copied) && !hasKey(copied) ? {...copied, _key: newKey()} : copied
    })
  }
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, copy(item, newKey)]))
}

function hasKey(item: JsonObject): boolean {
  return typeof item._key === 'string' && item._key !== ''
}
