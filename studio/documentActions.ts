import {isSingleton} from '@crosswalk/schemas'
import type {
  DocumentActionComponent,
  DocumentActionsResolver,
  NewDocumentOptionsResolver,
} from 'sanity'
import {changeAddress} from './actions/changeAddress.tsx'
import {clonePath} from './actions/clonePath.tsx'
import {markReviewed} from './actions/markReviewed.tsx'
import {deleteSafely, unpublishSafely} from './actions/removal.tsx'
import {replaceAddress} from './actions/replaceAddress.tsx'
import {replaceEverywhere} from './actions/replaceEverywhere.tsx'
import {planChanges} from './publishing/planChanges.tsx'
import {publishAtAddress} from './publishing/publishAtAddress.tsx'
import {publishWhenStored} from './publishing/publishWhenStored.ts'
import {publishWithDependencies} from './publishing/publishWithDependencies.tsx'

const actionsThatAssumeSeveral = new Set(['duplicate', 'delete', 'unpublish'])

/** Types that others refer to, so that one can take another's place. */
const replaceableTypes = new Set([
  'advantage',
  'career',
  'category',
  'learningRoadmap',
  'person',
  'resource',
  'skill',
  'source',
])

/** Types that stand for one page of another site. */
const linkedTypes = new Set(['resource', 'source'])

/** Nobody reads these as text, so nobody reviews them. */
const unreviewedTypes = new Set(['redirect'])

/**
 * The Studio's own actions, with those that could break other documents replaced, and ours after
 * them. A singleton can be neither duplicated nor taken away.
 */
export const documentActions: DocumentActionsResolver = (actions, {schemaType}) => {
  if (isSingleton(schemaType)) {
    return [
      ...actions
        .filter(({action}) => !action || !actionsThatAssumeSeveral.has(action))
        .map((action) => (action.action === 'publish' ? publishWhenStored(action) : action)),
      publishWithDependencies,
      planChanges,
      markReviewed,
    ]
  }
  const replaced = actions.map((action) => replacement(action, schemaType))
  return [
    ...replaced,
    publishWithDependencies,
    planChanges,
    changeAddress,
    ...(replaceableTypes.has(schemaType) ? [replaceEverywhere] : []),
    ...(linkedTypes.has(schemaType) ? [replaceAddress] : []),
    ...(unreviewedTypes.has(schemaType) ? [] : [markReviewed]),
  ]
}

function replacement(action: DocumentActionComponent, schemaType: string): DocumentActionComponent {
  if (action.action === 'publish') return publishAtAddress(publishWhenStored(action))
  if (action.action === 'delete') return deleteSafely
  if (action.action === 'unpublish') return unpublishSafely
  if (action.action === 'duplicate' && schemaType === 'transitionPath') return clonePath
  return action
}

/** What the create menus offer: no second singleton, and careers only by the part they play. */
export const newDocumentOptions: NewDocumentOptionsResolver = (items) =>
  items.filter(({templateId}) => !isSingleton(templateId) && templateId !== 'career')
