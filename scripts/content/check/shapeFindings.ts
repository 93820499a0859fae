import {type AnyDocument, type Finding, fieldOf, type Rule} from './finding.ts'
import {isObject, isReference, typeNamed, type Visit} from './schemaWalk.ts'

/** Type of the document with an id; undefined if there is none. */
export type TypeOf = (id: string) => string | undefined

/**
 * What the Studio cannot write but a hand or a program can: unknown types and fields, members
 * without keys, references of the wrong type or strength.
 */
export function shapeFindings(
  document: AnyDocument,
  visits: readonly Visit[],
  typeOf: TypeOf,
): Finding[] {
  const found = (rule: Rule, path: Visit['path'], message: string): Finding => ({
    documentId: document._id,
    documentType: document._type,
    field: fieldOf(path),
    rule,
    level: 'error',
    message,
  })
  if (typeNamed(document._type) === undefined) {
    return [
      found(
        'unknown-type',
        [],
        `The content model has no document type “${document._type}”. Correct “_type”, or remove the document.`,
      ),
    ]
  }
  const findings: Finding[] = []
  for (const at of visits) {
    const last = at.path.at(-1)
    if (at.type === undefined && typeof last === 'string') {
      findings.push(
        found(
          'unknown-field',
          at.path,
          `There is no field “${last}” here. Correct its name, or remove it.`,
        ),
      )
    } else if (at.type === undefined) {
      const type = isObject(at.value) ? at.value._type : typeof at.value
      findings.push(
        found(
          'unknown-type',
          at.path,
          `A value of type “${type ?? 'none'}” does not belong into this list. Correct “_type”, or remove it.`,
        ),
      )
    }
    if (Array.isArray(at.value)) {
      findings.push(...keyProblems(at.value).map((message) => found('array-key', at.path, message)))
    }
    for (const [rule, message] of referenceProblems(at, typeOf)) {
      findings.push(found(rule, at.path, message))
    }
  }
  return findings
}

function keyProblems(list: readonly unknown[]): string[] {
  const objects = list.filter(isObject)
  const keys = objects.map(({_key}) => _key)
  const problems: string[] = []
  if (keys.some((key) => typeof key !== 'string' || key === '')) {
    problems.push('A member of this list has no “_key”. Give it one that no other member has.')
  }
  const twice = keys.find((key, index) => key !== undefined && keys.indexOf(key) < index)
  if (twice !== undefined) {
    problems.push(`Two members of this list have the “_key” “${twice}”. Change one of the two.`)
  }
  return problems
}

/** The type that a reference leads to and its strength are as the schema says. */
function referenceProblems({value, type}: Visit, typeOf: TypeOf): [Rule, string][] {
  if (!isReference(type) || !isObject(value) || typeof value._ref !== 'string') return []
  const problems: [Rule, string][] = []
  const allowed = (type?.to ?? []).map(({name}) => name)
  const actual = typeOf(value._ref)
  if (actual !== undefined && !allowed.includes(actual)) {
    problems.push([
      'reference-type',
      `“${value._ref}” is a ${actual}. Choose a document of the type ${allowed.join(' or ')}.`,
    ])
  }
  const isWeak = value._weak === true
  if (isWeak !== (type?.weak === true)) {
    problems.push([
      'reference-strength',
      isWeak
        ? 'This reference has to be strong, so that what it needs cannot be deleted. Remove “_weak”.'
        : 'This reference has to be weak, so that it keeps nothing from being deleted. Add “_weak”: true.',
    ])
  }
  return problems
}
