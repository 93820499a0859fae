import {schemaTypes} from '@crosswalk/schemas'
import type {ContentFinding} from '@crosswalk/schemas/rules/contentChecks'
import {segmentOf} from '@crosswalk/schemas/rules/references'
import {compiledSchema} from '@crosswalk/schemas/validateDocument'
import type {AnyDocument} from './finding.ts'

type Path = ContentFinding['path']

/** What is needed of a compiled type; the library leaves it untyped. */
export interface FieldType {
  name: string
  jsonType: string
  type?: FieldType
  fields?: {name: string; type: FieldType}[]
  of?: FieldType[]
  /** Of references. */
  to?: FieldType[]
  weak?: boolean
  options?: {list?: unknown[]}
}

export interface Visit {
  path: Path
  value: unknown
  /** Undefined where the schema knows no type for the value. */
  type: FieldType | undefined
  /** Type and field that state the rules for this place: `faqItem.question`. */
  place: string
  /** Inside a block of Portable Text, whose words count as one text. */
  inBlock: boolean
}

const ownTypes: ReadonlySet<string> = new Set(schemaTypes.map(({name}) => name))

export function typeNamed(name: string): FieldType | undefined {
  return ownTypes.has(name) ? compiledSchema.get(name) : undefined
}

/** Every value in a document, parents before children, with the type that the schema gives it. */
export function visit(document: AnyDocument): Visit[] {
  const visits: Visit[] = []
  const type = typeNamed(document._type)
  collect({path: [], value: document, type, place: document._type, inBlock: false}, visits)
  return visits
}

function collect(at: Visit, visits: Visit[]): void {
  visits.push(at)
  const inBlock = at.inBlock || at.type?.name === 'block'
  if (Array.isArray(at.value)) {
    for (const [index, value] of at.value.entries()) {
      const type = memberType(at.type, value)
      const path = [...at.path, segmentOf(Object(value), index)]
      collect({path, value, type, place: placeOf(type, at.place), inBlock}, visits)
    }
  } else if (isObject(at.value) && !isReference(at.type)) {
    const owner = placeOf(at.type, at.place)
    for (const [name, value] of Object.entries(at.value)) {
      if (name.startsWith('_')) continue
      const type = at.type?.fields?.find((field) => field.name === name)?.type
      collect({path: [...at.path, name], value, type, place: `${owner}.${name}`, inBlock}, visits)
    }
  }
}

/** Values of a type of ours are ruled by that type; all others by the place where they stand. */
function placeOf(type: FieldType | undefined, place: string): string {
  return type !== undefined && ownTypes.has(type.name) ? type.name : place
}

function memberType(list: FieldType | undefined, value: unknown): FieldType | undefined {
  if (!isObject(value)) return list?.of?.find(({jsonType}) => jsonType === typeof value)
  return list?.of?.find(({name}) => name === value._type)
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isReference(type: FieldType | undefined): boolean {
  return type?.name === 'reference'
}

/** Where the rules for a path stand, for findings that come from Sanity with the path alone. */
export function placeAt(document: AnyDocument, path: Path): string {
  let type = typeNamed(document._type)
  let value: unknown = document
  let place = document._type
  for (const segment of path) {
    if (typeof segment === 'string') {
      place = `${placeOf(type, place)}.${segment}`
      type = type?.fields?.find(({name}) => name === segment)?.type
      value = isObject(value) ? value[segment] : undefined
    } else {
      const items: unknown[] = Array.isArray(value) ? value : []
      value = items.find((item, index) =>
        isObject(segment) ? isObject(item) && item._key === segment._key : index === segment,
      )
      type = memberType(type, value)
      place = placeOf(type, place)
    }
  }
  return place
}
