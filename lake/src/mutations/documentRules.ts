import {isValidDocumentId} from '../document.ts'
import {validation} from './failures.ts'
import type {JsonObject} from './jsonValues.ts'

/** Attribute names and array indices on the way from the document to a value. */
const maximumDepth = 20

/** Different attribute paths in one document; items of an array share theirs. */
const maximumAttributes = 8_000

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
 * {@link maximumDepth} levels and {@link maximumAttributes} attributes.
 *
 * @throws LakeError `validation` naming the path of the first offender
 */
export function requireStorable(document: JsonObject): void {
  const tally = {attributes: 0}
  visit(document, [], tally)
  // Counting what is different costs more, and few documents have so many at all.
  if (tally.attributes <= maximumAttributes) return
  const paths = new Set<string>()
  collectPaths(document, '', paths)
  if (paths.size <= maximumAttributes) return
  throw validation(
    `The document would have ${paths.size} different attributes; ${maximumAttributes} are possible. Turn names that vary into values in an array.`,
  )
}

function collectPaths(value: unknown, path: string, paths: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) collectPaths(item, `${path}[]`, paths)
    return
  }
  for (const [name, item] of Object.entries(value)) {
    const inner = `${path}.${name}`
    paths.add(inner)
    collectPaths(item, inner, paths)
  }
}

type Path = (string | number)[]

interface Tally {
  attributes: number
}

function visit(value: unknown, path: Path, tally: Tally): void {
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
      if (Array.isArray(value)) visitItems(value, path, tally)
      else visitAttributes(value as JsonObject, path, tally)
      return
  }
  throw validation(`The value at "${textOf(path)}" is not JSON`)
}

function visitItems(items: unknown[], path: Path, tally: Tally): void {
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    path.push(index)
    if (item === null) {
      throw validation(`The array item at "${textOf(path)}" is null, which arrays cannot hold`)
    }
    visit(item, path, tally)
    path.pop()
  }
}

function visitAttributes(object: JsonObject, path: Path, tally: Tally): void {
  for (const name of Object.keys(object)) {
    path.push(name)
    if (name === '__proto__') {
      throw validation(`The attribute at "${textOf(path)}" cannot be stored; choose another name`)
    }
    tally.attributes += 1
    visit(object[name], path, tally)
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
