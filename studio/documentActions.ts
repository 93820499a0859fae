import {isSingleton} from '@crosswalk/schemas'
import type {DocumentActionsResolver, NewDocumentOptionsResolver} from 'sanity'

const actionsThatAssumeSeveral = new Set(['duplicate', 'delete', 'unpublish'])

/** A singleton can be neither duplicated nor taken away. */
export const documentActions: DocumentActionsResolver = (actions, {schemaType}) =>
  isSingleton(schemaType)
    ? actions.filter(({action}) => !action || !actionsThatAssumeSeveral.has(action))
    : actions

/** What the create menus offer: no second singleton, and careers only by the part they play. */
export const newDocumentOptions: NewDocumentOptionsResolver = (items) =>
  items.filter(({templateId}) => !isSingleton(templateId) && templateId !== 'career')
