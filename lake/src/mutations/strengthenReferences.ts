import {isObject, type JsonObject} from './jsonValues.ts'

/**
 * The document as it is published: a weak reference that the Studio marked with
 * `_strengthenOnPublish` loses the mark, and its weakness unless the mark itself says `weak`.
 */
export function strengthenReferences(document: JsonObject): JsonObject {
  return strengthen(document) as JsonObject
}

function strengthen(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strengthen)
  if (!isObject(value)) return value
  const mark = typeof value._ref === 'string' ? value._strengthenOnPublish : undefined
  const staysWeak = isObject(mark) && mark.weak === true
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !(mark && name === '_strengthenOnPublish'))
      .filter(([name]) => !(mark && name === '_weak' && !staysWeak))
      .map(([name, item]) => [name, strengthen(item)]),
  )
}
