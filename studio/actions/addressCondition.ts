import type {ArraySchemaType, ObjectSchemaType, Schema, SchemaType} from 'sanity'

/**
 * GROQ condition on documents that hold one of the web addresses `$urls`, wherever the schema has
 * room for one: GROQ cannot look for a text in all fields.
 */
export function addressCondition(schema: Schema, typeNames: readonly string[]): string {
  const conditions = typeNames.flatMap((name) => {
    const type = schema.get(name)
    const paths = type === undefined ? [] : [...new Set(addressPaths(type, '', []))]
    if (paths.length === 0) return []
    return `(_type == "${name}" && (${paths.map(holds).join(' || ')}))`
  })
  return conditions.join(' || ')
}

function holds(path: string): string {
  return path.includes('[]') ? `count((${path})[@ in $urls]) > 0` : `${path} in $urls`
}

/** @param above - names of the types around this one: prose holds callouts, which hold prose */
function addressPaths(type: SchemaType, path: string, above: readonly string[]): string[] {
  if (type.jsonType === 'string') return type.name === 'url' ? [path] : []
  if (type.jsonType === 'array') {
    const {of} = type as ArraySchemaType
    return of.flatMap((member) => addressPaths(member, `${path}[]`, above))
  }
  if (type.jsonType !== 'object' || isReference(type) || above.includes(type.name)) return []
  if (type.name === 'linkCheck') return []
  const inside = type.name === 'object' ? above : [...above, type.name]
  const ofFields = (type as ObjectSchemaType).fields.flatMap(({name, type: field}) =>
    addressPaths(field, path === '' ? name : `${path}.${name}`, inside),
  )
  return [
    ...ofFields,
    ...annotations(type).flatMap((one) => addressPaths(one, `${path}.markDefs[]`, inside)),
  ]
}

function isReference(type: SchemaType): boolean {
  return (
    type.name === 'reference' ||
    (type.type !== undefined && type.type !== null && isReference(type.type))
  )
}

/** A block keeps what its marks hold beside its text. */
function annotations(type: SchemaType): SchemaType[] {
  if (type.name !== 'block') return []
  const children = (type as ObjectSchemaType).fields.find(({name}) => name === 'children')?.type
  const span = (children as ArraySchemaType | undefined)?.of.find(({name}) => name === 'span')
  return (span as {annotations?: SchemaType[]} | undefined)?.annotations ?? []
}
