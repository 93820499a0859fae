import {validation} from './failures.ts'

export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @param what - the thing's name in the error message */
export function requireObject(value: unknown, what: string): JsonObject {
  if (!isObject(value)) throw validation(`${what} must be an object`, value)
  return value
}

/** @throws LakeError `validation` unless the attribute is a string that is not empty */
export function requireText(object: JsonObject, name: string, what: string): string {
  const value = findText(object, name, what)
  if (value === undefined) throw validation(`${what} needs "${name}"`)
  return value
}

/** @throws LakeError `validation` if the attribute is present but not a string, or empty */
export function findText(object: JsonObject, name: string, what: string): string | undefined {
  const value = object[name]
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string' || value === '') {
    throw validation(`"${name}" of ${what} must be a text that is not empty`, value)
  }
  return value
}

/** Absent counts as false. */
export function findFlag(object: JsonObject, name: string, what: string): boolean {
  const value = object[name]
  if (value === undefined || value === null) return false
  if (typeof value !== 'boolean') {
    throw validation(`"${name}" of ${what} must be true or false`, value)
  }
  return value
}
