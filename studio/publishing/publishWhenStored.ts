import {useMemo} from 'react'
import {publishWrapper} from './publishWrapper.ts'
import {usePublishStored} from './usePublishStored.ts'

/**
 * The Studio's publish, of which no click is lost: it publishes all that is typed, or says why not.
 *
 * Sanity takes the result of a check for one of the latest words when it is of the words before: it then
 * drops the click, or publishes what nobody has checked. And it ends a publish under way without a word
 * at the next change, such as the words that a text editor still held.
 */
export const publishWhenStored = publishWrapper('publishWhenStored', (publish) => (props) => {
  const description = publish(props)
  const {isPublishing, publish: publishDraft} = usePublishStored(props.id, props.type)
  const {version} = props
  // The Studio compares what an action describes after each key, unless it is the same object.
  return useMemo(() => {
    if (!description?.onHandle || version) return description
    if (!isPublishing) return {...description, onHandle: publishDraft}
    return {
      ...description,
      label: 'Publishing…',
      title: 'Waits until all words are stored and checked.',
      disabled: true,
      shortcut: null,
    }
  }, [description, isPublishing, publishDraft, version])
})
