import {validateDocument} from '../validateDocument.ts'

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
  const markers = await validateDocument(document, {slugHolders})
  return markers.map(({level, path, message}) => ({
    level,
    path: path.filter((segment) => typeof segment === 'string').join('.'),
    message,
  }))
}
