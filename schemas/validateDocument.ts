import {Schema} from '@sanity/schema'
import {builtinTypes} from '@sanity/schema/_internal'
import type {Path, Rule, SchemaType, ValidationContext, ValidationMarker} from '@sanity/types'
import {
  getFallbackLocaleSource,
  normalizeValidationRules,
  resolveTypeForArrayItem,
} from '@sanity/validation/_internal'
import {schemaTypes} from './index.ts'
import {segmentOf} from './rules/references.ts'

const builtin = Schema.compile({name: 'studio', types: builtinTypes})

/** The content model as the Studio compiles it, without a Studio. */
export const compiledSchema = Schema.compile({name: 'default', types: schemaTypes, parent: builtin})

interface Surroundings {
  /** Ids of documents that have the slug asked for, as a query would answer. */
  slugHolders?: readonly string[]
}

/**
 * Runs the rules of a single document as the Studio runs them: those that stand in the schema.
 *
 * The rules are Sanity's and run themselves; only the way through the document is ours. Sanity's
 * own, `evaluateDocumentInternal`, waits for an idle browser between any two fields and takes ten
 * times as long; `testing/validate.ts` holds the two to the same findings.
 *
 * What other documents hold is not asked: references count as published, and a slug as free
 * unless `slugHolders` says otherwise. `checkContent` looks at documents together.
 *
 * @param document - of a type of the schema; others have no rules and so no findings
 * @returns findings with `level`, `code`, `path` and `message`, parents before children
 */
export async function validateDocument(
  document: {_id: string; _type: string},
  {slugHolders = []}: Surroundings = {},
): Promise<ValidationMarker[]> {
  const i18n = getFallbackLocaleSource()
  await i18n.loadNamespaces(['validation'])
  // Slug uniqueness is the one rule that asks the client, and these two methods are what it uses.
  const client = {withConfig: () => client, fetch: async () => slugHolders}
  const surroundings = {
    document,
    schema: compiledSchema,
    i18n,
    environment: 'studio',
    getClient: () => client,
    getDocumentExists: async () => true,
  }
  const markers: ValidationMarker[] = []

  async function validateValue(value: unknown, type: SchemaType | undefined, at: Place) {
    if (type === undefined) return
    const rules = rulesOf(type)
    // A document of the model and a client that answers slugs only: less than the types ask for.
    const context = {...surroundings, ...at, type} as unknown as ValidationContext
    for (const rule of rules) markers.push(...(await rule.validate(value, context)))
    if (type.jsonType === 'array' && Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        const path = [...at.path, segmentOf(Object(item), index)]
        await validateValue(item, resolveTypeForArrayItem(item, type.of), {path, parent: value})
      }
    }
    const isThere = value !== undefined && value !== null
    // Sanity asks for the fields of a missing object too, if the object is required.
    if (type.jsonType === 'object' && (isThere || rules.some((rule) => rule.isRequired()))) {
      for (const field of type.fields) {
        const path = [...at.path, field.name]
        await validateValue(Object(value)[field.name], field.type, {path, parent: value})
      }
    }
  }

  await validateValue(document, compiledSchema.get(document._type), {path: [], parent: undefined})
  return markers
}

interface Place {
  path: Path
  parent: unknown
}

const rulesByType = new WeakMap<SchemaType, Rule[]>()

/** No rule of ours depends on where its type is used, so a type's rules are worked out once. */
function rulesOf(type: SchemaType): Rule[] {
  const known = rulesByType.get(type)
  if (known !== undefined) return known
  const rules = normalizeValidationRules(type)
  rulesByType.set(type, rules)
  return rules
}
