import type {Hono} from 'hono'
import {canRead} from '../access/caller.ts'
import {isVersionId, publishedIdOf, type StoredDocument} from '../document.ts'
import {isVersionSince} from '../query/perspective.ts'
import type {LakeDeps, LakeEnv} from './context.ts'
import {isOn} from './queryOptions.ts'

type OmittedReason = 'existence' | 'permission'

/** `/data/doc`: documents by id, as stored. @see Content Lake API reference, section 4 */
export function registerDoc(app: Hono<LakeEnv>, {documents, datasets}: LakeDeps): void {
  app.get('/data/doc/:dataset/:ids', (context) => {
    const {name: dataset, aclMode} = datasets.require(context.req.param('dataset'))
    const caller = context.get('caller')
    const hidesVersions = !isVersionSince(context.get('apiVersion'), '2025-02-19')
    const found: StoredDocument[] = []
    const omitted: {id: string; reason: OmittedReason}[] = []
    for (const id of requestedIds(context.req.param('ids'))) {
      const document = documents.get(dataset, id)
      if (!canRead(caller, id, aclMode)) {
        // Whether an unreadable document exists is itself not for this caller's eyes.
        omitted.push({id, reason: 'permission'})
      } else if (!document || (hidesVersions && isVersionId(id))) {
        omitted.push({id, reason: 'existence'})
      } else {
        found.push(document)
      }
      if (isOn(context, 'includeAllVersions')) {
        const others = documents
          .group(dataset, publishedIdOf(id))
          .filter((member) => member._id !== id && canRead(caller, member._id, aclMode))
        found.push(...others)
      }
    }
    const documentsWanted = isOn(context, 'excludeContent') ? found.map(systemFieldsOf) : found
    return context.json({documents: documentsWanted, omitted})
  })
}

function requestedIds(list: string): Set<string> {
  return new Set(list.split(',').filter((id) => id !== ''))
}

function systemFieldsOf({
  _id,
  _type,
  _rev,
  _createdAt,
  _updatedAt,
}: StoredDocument): StoredDocument {
  return {_id, _type, _rev, _createdAt, _updatedAt}
}
