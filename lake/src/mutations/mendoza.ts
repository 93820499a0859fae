/**
 * Mendoza: a compact patch between two JSON values, as a flat list of opcodes and operands. The
 * published package only decodes; this encodes the part of the format that documents need.
 *
 * A field is named by its position among the old object's sorted keys, and strings are cut at
 * UTF-8 byte offsets. Strings are only ever cut into a prefix and a suffix, because the published
 * decoder misreads the right end of a slice that starts behind non-ASCII text and ends before the
 * end of the string.
 *
 * @see https://github.com/sanity-io/mendoza and src/internal-patcher.ts of the package "mendoza"
 */

import {isObject, type JsonObject} from './jsonValues.ts'
import {isSameJson} from './sameJson.ts'

const op = {
  value: 0,
  pushFieldCopy: 10,
  pushFieldBlank: 11,
  pushElementCopy: 12,
  pushElementBlank: 13,
  returnIntoObjectSameKeyPop: 15,
  returnIntoArrayPop: 16,
  setField: 17,
  copyField: 18,
  deleteField: 19,
  appendValue: 20,
  appendSlice: 21,
  appendString: 22,
  appendStringSlice: 23,
} as const

type Patch = unknown[]

/** How to build a value from the old one at the same place. */
interface Edit {
  /** Start from a copy of the old value, or from nothing. */
  start: 'copy' | 'blank'
  patch: Patch
}

/**
 * The patch that turns `before` into `after`; `[]` if they are equal. Both are JSON values without
 * `undefined`; null stands for a document that does not exist.
 */
export function encode(before: unknown, after: unknown): Patch {
  if (isSameJson(before, after)) return []
  // The root is its own output, so only edits that start from a copy can be written in place.
  const edit = isObject(before) && isObject(after) ? editFromCopy(before, after) : undefined
  return edit?.patch ?? [op.value, after]
}

function editOf(before: unknown, after: unknown): Edit | undefined {
  if (typeof before === 'string' && typeof after === 'string') return editString(before, after)
  if (Array.isArray(before) && Array.isArray(after)) return editArray(before, after)
  if (isObject(before) && isObject(after)) {
    return editFromBlank(before, after) ?? editFromCopy(before, after)
  }
  return undefined
}

function editFromCopy(before: JsonObject, after: JsonObject): Edit | undefined {
  const oldNames = Object.keys(before).sort()
  const patch: Patch = []
  let isShared = false
  oldNames.forEach((name, index) => {
    if (!Object.hasOwn(after, name)) patch.push(op.deleteField, index)
    else isShared = true
  })
  if (!isShared) return undefined
  pushFields(patch, {before, after, oldNames, copiesUnchanged: false})
  return {start: 'copy', patch}
}

/** Shorter when most of the old fields go. */
function editFromBlank(before: JsonObject, after: JsonObject): Edit | undefined {
  const oldNames = Object.keys(before).sort()
  const keptCount = oldNames.filter((name) => Object.hasOwn(after, name)).length
  if (keptCount === 0 || keptCount * 2 >= oldNames.length) return undefined
  const patch: Patch = []
  pushFields(patch, {before, after, oldNames, copiesUnchanged: true})
  return {start: 'blank', patch}
}

function pushFields(
  patch: Patch,
  options: {before: JsonObject; after: JsonObject; oldNames: string[]; copiesUnchanged: boolean},
): void {
  const {before, after, oldNames, copiesUnchanged} = options
  const indexOf = new Map(oldNames.map((name, index) => [name, index]))
  for (const name of Object.keys(after)) {
    const index = indexOf.get(name)
    const value = after[name]
    if (index === undefined) {
      patch.push(op.setField, value, name)
    } else if (!isSameJson(before[name], value)) {
      const edit = editOf(before[name], value)
      if (edit) {
        const push = edit.start === 'copy' ? op.pushFieldCopy : op.pushFieldBlank
        patch.push(push, index)
        append(patch, edit.patch)
        patch.push(op.returnIntoObjectSameKeyPop)
      } else {
        patch.push(op.setField, value, name)
      }
    } else if (copiesUnchanged) {
      patch.push(op.copyField, index)
    }
  }
}

function editArray(before: unknown[], after: unknown[]): Edit | undefined {
  // A blank output that nothing is appended to would stay null.
  if (before.length === 0 || after.length === 0) return undefined
  const patch: Patch = []
  const places = placesOf(before)
  let sharedCount = 0
  let expected = 0
  let sliceStart = -1
  const endSlice = () => {
    if (sliceStart !== -1) patch.push(op.appendSlice, sliceStart, expected)
    sliceStart = -1
  }
  after.forEach((item, position) => {
    const index = findPlace({before, places, item, expected, position})
    const old = index === undefined ? undefined : before[index]
    if (index !== undefined && isSameJson(old, item)) {
      if (index !== expected) endSlice()
      if (sliceStart === -1) sliceStart = index
      expected = index + 1
      sharedCount++
      return
    }
    endSlice()
    const edit = index === undefined ? undefined : editOf(old, item)
    if (index === undefined || !edit) {
      patch.push(op.appendValue, item)
      return
    }
    patch.push(edit.start === 'copy' ? op.pushElementCopy : op.pushElementBlank, index)
    append(patch, edit.patch)
    patch.push(op.returnIntoArrayPop)
    expected = index + 1
    sharedCount++
  })
  endSlice()
  return sharedCount === 0 ? undefined : {start: 'blank', patch}
}

/** Items by what identifies them: `_key` if they have one, else their JSON text. */
function placesOf(items: unknown[]): Map<string, number> {
  const places = new Map<string, number>()
  items.forEach((item, index) => {
    const identity = identityOf(item)
    if (!places.has(identity)) places.set(identity, index)
  })
  return places
}

function identityOf(item: unknown): string {
  if (isObject(item) && typeof item._key === 'string') return `key:${item._key}`
  return JSON.stringify(item)
}

/**
 * Where in the old array an item comes from: right behind the previous one if it fits there,
 * anywhere with the same identity, or else (for an object without `_key`) the same position.
 */
function findPlace(options: {
  before: unknown[]
  places: Map<string, number>
  item: unknown
  expected: number
  position: number
}): number | undefined {
  const {before, places, item, expected, position} = options
  if (expected < before.length && isSameJson(before[expected], item)) return expected
  const place = places.get(identityOf(item))
  if (place !== undefined) return place
  const neighbour = before[position]
  const canBeEdited = isObject(item) && item._key === undefined
  return canBeEdited && isObject(neighbour) && neighbour._key === undefined ? position : undefined
}

function editString(before: string, after: string): Edit | undefined {
  const prefix = commonPrefixLength(before, after)
  const suffix = commonSuffixLength(before, after, prefix)
  if (prefix + suffix === 0) return undefined
  const patch: Patch = []
  if (prefix > 0) patch.push(op.appendStringSlice, 0, Buffer.byteLength(before.slice(0, prefix)))
  const inserted = after.slice(prefix, after.length - suffix)
  if (inserted !== '') patch.push(op.appendString, inserted)
  if (suffix > 0) {
    const end = Buffer.byteLength(before)
    const start = end - Buffer.byteLength(before.slice(before.length - suffix))
    patch.push(op.appendStringSlice, start, end)
  }
  return {start: 'blank', patch}
}

/** In UTF-16 units, never between the halves of a surrogate pair. */
function commonPrefixLength(one: string, other: string): number {
  const limit = Math.min(one.length, other.length)
  let length = 0
  while (length < limit && one.charCodeAt(length) === other.charCodeAt(length)) length++
  return length > 0 && isHighSurrogate(one, length - 1) ? length - 1 : length
}

function commonSuffixLength(one: string, other: string, prefix: number): number {
  const limit = Math.min(one.length, other.length) - prefix
  let length = 0
  while (
    length < limit &&
    one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)
  ) {
    length++
  }
  return length > 0 && isLowSurrogate(one, one.length - length) ? length - 1 : length
}

function isHighSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 0xd800 && code <= 0xdbff
}

function isLowSurrogate(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff
}

/** `push(...items)` fails on lists of some hundred thousand items. */
function append(patch: Patch, items: Patch): void {
  for (const item of items) patch.push(item)
}
