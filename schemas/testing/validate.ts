import {Schema} from '@sanity/schema'
import {builtinTypes} from '@sanity/schema/_internal'
import {evaluateDocumentInternal} from '@sanity/validation/_internal'
import {schemaTypes} from '../index.ts'

const builtin = Schema.compile({name: 'studio', types: builtinTypes})
const schema = Schema.compile({name: 'default', types: schemaTypes, parent: builtin})

type Options = Parameters<typeof evaluateDocumentInternal>[0]

export interface Marker {
  level: string
  /** Keys of array items are left out: `phases.steps.requires`. */
  path: string
  message: string
}

/**
 * Runs the rules as Studio, publisher and `content check` run them, every referenced document
 * taken as published.
 *
 * @param slugHolders - ids of documents that have the slug asked for, as a query would answer
 */
export async function validate(
  document: {_id: string; _type: string},
  slugHolders: string[] = [document._id],
): Promise<Marker[]> {
  const client = {withConfig: () => client, fetch: async () => slugHolders}
  const {markers, status} = await evaluateDocumentInternal({
    document: document as unknown as Options['document'],
    // The class and the interface of a schema differ in `parent?: T` against `T | undefined` only.
    schema: schema as unknown as Options['schema'],
    // Slug uniqueness is the one rule that asks the client, and these two methods are what it uses.
    getClient: () => client as unknown as ReturnType<Options['getClient']>,
    getDocumentExists: async () => true,
    // As "cli" the library also warns of unknown fields, and by that turns every rule on an object
    // or a document into a warning without its message (validateItem, @sanity/validation 6.16).
    environment: 'studio',
  })
  if (status === 'notEvaluated') throw new Error(`Some rules of ${document._id} could not run.`)
  return markers.map(({level, path, message}) => ({
    level,
    path: path.filter((segment) => typeof segment === 'string').join('.'),
    message,
  }))
}
