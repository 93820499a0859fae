import type {SchemaTypeDefinition} from 'sanity'

/** What is read here of a definition; Sanity's own types differ by kind. */
interface Definition {
  name?: string
  type: string
  fields?: readonly Definition[]
  of?: readonly Definition[]
  to?: {type: string} | readonly {type: string}[]
}

/**
 * Where documents refer to skills, as GROQ has it: `skills[].skill`, `phases[].steps[].skills[].skill`.
 *
 * @returns every path once, of all types of documents together
 */
export function skillReferences(types: readonly SchemaTypeDefinition[]): string[] {
  const definitions = types as readonly Definition[]
  const byName = new Map(definitions.map((type) => [type.name ?? '', type]))
  const documents = definitions.filter(({type}) => type === 'document')
  return [...new Set(documents.flatMap((document) => pathsIn(document, '', byName, new Set())))]
}

function pathsIn(
  {type, fields, of, to}: Definition,
  path: string,
  byName: ReadonlyMap<string, Definition>,
  within: ReadonlySet<string>,
): string[] {
  const into = (inner: Definition, step: string) =>
    pathsIn(inner, `${path}${step}`, byName, new Set([...within, type]))
  if (type === 'reference')
    return [to ?? []].flat().some((one) => one.type === 'skill') ? [path] : []
  if (type === 'array') return (of ?? []).flatMap((member) => into(member, '[]'))
  const named = byName.get(type)
  // An object may contain its own kind; one round tells all.
  if (named !== undefined) return within.has(type) ? [] : into(named, '')
  const separator = path === '' ? '' : '.'
  return (fields ?? []).flatMap((field) => into(field, `${separator}${field.name}`))
}
