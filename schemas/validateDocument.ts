import {Schema} from '@sanity/schema'
import {builtinTypes} from '@sanity/schema/_internal'
import {evaluateDocumentInternal} from '@sanity/validation/_internal'
import {schemaTypes} from './index.ts'

type Options = Parameters<typeof evaluateDocumentInternal>[0]

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
 * What other documents hold is not asked: references count as published, and a slug as free
 * unless `slugHolders` says otherwise. `checkContent` looks at documents together.
 *
 * @param document - of a type of the schema
 * @returns findings with `level`, `code`, `path` and `message`, in no fixed order
 */
export async function validateDocument(
  document: {_id: string; _type: string},
  {slugHolders = []}: Surroundings = {},
) {
  const client = {withConfig: () => client, fetch: async () => slugHolders}
  const {markers, status} = await evaluateDocumentInternal({
    document: document as unknown as Options['document'],
    // The class and the interface of a schema differ in `parent?: T` against `T | undefined` only.
    schema: compiledSchema as unknown as Options['schema'],
    // Slug uniqueness is the one rule that asks the client, and these two methods are what it uses.
    getClient: () => client as unknown as ReturnType<Options['getClient']>,
    getDocumentExists: async () => true,
    // As "cli" the library also warns of unknown fields, and by that turns every rule on an object
    // or a document into a warning without its message (validateItem, @sanity/validation 6.16).
    environment: 'studio',
  })
  if (status === 'notEvaluated') throw new Error(`Some rules of ${document._id} could not run.`)
  return markers
}
