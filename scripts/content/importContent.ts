import {createReadStream, statSync} from 'node:fs'
import {dirname, resolve} from 'node:path'
import type {SanityClient} from '@sanity/client'
import {sanityImport} from '@sanity/import'
import {Problem} from '../launch/problem.mjs'

export interface ImportOptions {
  client: SanityClient
  /** An NDJSON file (assets beside it), or a folder with one NDJSON file, `images/` and `files/`. */
  source: string
  /** Overwrite documents that exist; without it an existing document stops the import. */
  replace: boolean
  onProgress: (text: string) => void
}

/**
 * Imports Sanity export data through the library that `sanity dataset import` uses.
 *
 * @returns number of documents written
 * @throws Problem when the source is missing or the content is refused
 */
export async function importContent(options: ImportOptions): Promise<number> {
  const source = resolve(options.source)
  const stats = statSync(source, {throwIfNoEntry: false})
  if (!stats) throw new Problem(`There is no file or folder ${source} to import.`)
  const {numDocs, warnings} = await sanityImport(
    stats.isDirectory() ? source : createReadStream(source),
    {
      client: options.client,
      operation: options.replace ? 'createOrReplace' : 'create',
      assetsBase: dirname(source),
      onProgress: ({step, current, total}) =>
        options.onProgress(total ? `${step} (${current ?? 0}/${total})` : step),
    },
  )
  for (const {message} of warnings) options.onProgress(`Warning: ${message}`)
  return numDocs
}
