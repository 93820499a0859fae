import type {DocumentActionComponent} from 'sanity'
import {usePublishStored} from './usePublishStored.ts'

const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

/**
 * The Studio's publish, of which no click is lost: it publishes all that is typed, or says why not.
 *
 * Sanity takes the result of a check for one of the latest words when it is of the words before: it then
 * drops the click, or publishes what nobody has checked. And it ends a publish under way without a word
 * at the next change, such as the words that a text editor still held.
 *
 * @param publish - the same component gives the same component, so the Studio keeps its state
 */
export function publishWhenStored(publish: DocumentActionComponent): DocumentActionComponent {
  const known = wrapped.get(publish)
  if (known !== undefined) return known
  const action: DocumentActionComponent = (props) => {
    const description = publish(props)
    const {isPublishing, publish: publishDraft} = usePublishStored(props.id, props.type)
    if (!description?.onHandle || props.version) return description
    if (!isPublishing) return {...description, onHandle: publishDraft}
    return {
      ...description,
      label: 'Publishing…',
      title: 'Waits until all words are stored and checked.',
      disabled: true,
      shortcut: null,
    }
  }
  action.action = 'publish'
  action.displayName = 'publishWhenStored'
  wrapped.set(publish, action)
  return action
}
