import {isSingleton} from '@crosswalk/schemas'
import type {DocumentActionsResolver, NewDocumentOptionsResolver} from 'sanity'

const actionsThatAssumeSeveral = new Set(['duplicate', 'delete', 'unpublish'])

/** A singleton can be neither duplicated nor taken away. */
export const documentActions: DocumentActionsResolver = (actions, {schemaType}) =>
  isSingleton(schemaType)
    ? actions.filter(({action}) => !action || !actionsThatAssumeSeveral.has(action))
    : actions

/** What the create menus offer: never another singleton. */
export const newDocumentOptions: NewDocumentOptionsResolver = (items, {creationContext}) => {
  if (creationContext.type !== 'global' && isSingleton(creationContext.schemaType ?? '')) {
    return []
  }
  return items.filter(({templateId}) => !isSingleton(templateId))
}
