import {useEffect} from 'react'
import type {ObjectInputProps} from 'sanity'

/** A piece of advice without a title waits to be written, so its form begins at the title. */
export function AdviceInput(props: ObjectInputProps) {
  const {onPathFocus, readOnly} = props
  const isWaiting = props.value?.title === undefined && readOnly !== true
  // At its opening only, not when a title is emptied.
  useEffect(() => {
    if (isWaiting) onPathFocus(['title'])
  }, [])
  return props.renderDefault(props)
}
