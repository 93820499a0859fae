import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {type AnyDocument, type Finding, fieldOf} from './finding.ts'
import {isObject, type Visit} from './schemaWalk.ts'

/**
 * Files that an export names and does not hold.
 *
 * @param folder - of the export; undefined for a dataset, which keeps its files itself
 */
export function assetFindings(
  document: AnyDocument,
  visits: readonly Visit[],
  folder: string | undefined,
): Finding[] {
  if (folder === undefined) return []
  return visits.flatMap(({path, value}): Finding[] => {
    if (!isObject(value) || typeof value._sanityAsset !== 'string') return []
    const [, file] = /^\w+@file:\/\/(.+)$/.exec(value._sanityAsset) ?? []
    if (file === undefined || existsSync(resolve(folder, file))) return []
    return [
      {
        documentId: document._id,
        documentType: document._type,
        field: fieldOf(path),
        rule: 'missing-file',
        level: 'error',
        message: `There is no file ${file} in ${folder}. Put it there, or remove the image.`,
      },
    ]
  })
}
