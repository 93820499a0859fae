import {isValidDocumentId} from '../document.ts'
import {validation} from './failures.ts'
import type {JsonObject} from './jsonValues.ts'

/** Attribute names and array indices on the way from the document to a value. */
const maximumDepth = 20

/** Size of a stored document as JSON in UTF-8. */
export const maximumDocumentBytes = 32 * 1024 * 1024

/** @throws LakeError `validation` */
export function requireDocumentId(id: unknown): string {
  if (typeof id === 'string' && isValidDocumentId(id)) return id
  throw validation(`Malformed document ID: ${JSON.stringify(id)}`, id)
}

/** @throws LakeError `validation` */
export function requireDocumentType(document: JsonObject): string {
  const type = document._type
  if (type === undefined || type === null || type === '') {
    throw validation('Document does not have a type')
  }
  if (typeof type !== 'string') throw validation('The "_type" of a document must be a text', type)
  return type
}

/**
 * Checks what the lake can store: JSON values, no null inside arrays, at most
 * {@link maximumDepth} levels.
 *
 * @throws LakeError `validation` naming the path of the first offender
 */
export function requireStorable(document: JsonObject): void {
  visit(document, [])
}

type Path = (string | number)[]

function visit(value: unknown, path: Path): void {
  if (path.length > maximumDepth) {
    throw validation(`Invalid value at "${textOf(path)}": max depth of ${maximumDepth} exceeded.`)
  }
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return
    case 'number':
      if (Number.isFinite(value)) return
      break
    case 'object':
      if (value === null) return
      if (Array.isArray(value)) visitItems(value, path)
      else visitAttributes(value as JsonObject, path)
      return
  }
  throw validation(`The value at "${textOf(path)}" is not JSON`)
}

function visitItems(items: unknown[], path: Path): void {
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    path.push(index)
    if (item === null) {
      throw validation(`The array item at "${textOf(path)}" is null, which arrays cannot hold`)
    }
    visit(item, path)
    path.pop()
  }
}

function visitAttributes(object: JsonObject, path: Path): void {
  for (const name of Object.keys(object)) {
    path.push(name)
    if (name === '__proto__') {
      throw validation(`The attribute at "${textOf(path)}" cannot be stored; choose another name`)
    }
    visit(object[name], path)
    path.pop()
  }
}

function textOf(path: Path): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else text += text === '' ? step : `.${step}`
  }
  return text
}
