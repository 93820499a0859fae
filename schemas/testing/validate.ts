import {evaluateDocumentInternal} from '@sanity/validation/_internal'
import {compiledSchema, validateDocument} from '../validateDocument.ts'

type Options = Parameters<typeof evaluateDocumentInternal>[0]

export interface Marker {
  level: string
  /** Keys of array items are left out: `phases.steps.requires`. */
  path: string
  message: string
}

/**
 * Runs the rules as publisher and `content check` run them, every referenced document taken as
 * published, and as the Studio runs them; fails if the two differ.
 *
 * @param slugHolders - ids of documents that have the slug asked for, as a query would answer
 */
export async function validate(
  document: {_id: string; _type: string},
  slugHolders: string[] = [document._id],
): Promise<Marker[]> {
  const markers = await validateDocument(document, {slugHolders})
  const ofStudio = await validateAsStudio(document, slugHolders)
  if (inOneText(markers) !== inOneText(ofStudio)) {
    throw new Error(
      `${document._id}\nhere:\n${inOneText(markers)}\nin the Studio:\n${inOneText(ofStudio)}`,
    )
  }
  return ofStudio.map(({level, path, message}) => ({
    level,
    path: path.filter((segment) => typeof segment === 'string').join('.'),
    message,
  }))
}

async function validateAsStudio(document: {_id: string; _type: string}, slugHolders: string[]) {
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

/** Whatever their order, which is the one thing in which the two may differ. */
function inOneText(markers: Awaited<ReturnType<typeof validateDocument>>): string {
  return markers
    .map(({level, code, path, message}) => JSON.stringify([level, code, path, message]))
    .sort()
    .join('\n')
}
