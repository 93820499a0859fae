import {useCallback, useEffect, useState} from 'react'
import type {InputProps, PortableTextInputProps} from 'sanity'
import {heldWords} from '../publishing/heldWords.ts'
import {LengthGuidance} from './LengthGuidance.tsx'
import {lengthLimits} from './lengthLimits.ts'

type EditorChange = NonNullable<PortableTextInputProps['onEditorChange']>

/** A text, which says while it holds words that the form does not have. */
export function ProseInput(props: InputProps) {
  const [editor] = useState(() => ({}))
  const onEditorChange = useCallback<EditorChange>(
    ({type}) => {
      // A patch is what was typed; a mutation is what the form gets.
      if (type === 'patch') heldWords.hold(editor)
      if (type === 'mutation') heldWords.release(editor)
    },
    [editor],
  )
  // An editor that is closed gives the form what it holds.
  useEffect(() => () => heldWords.release(editor), [editor])
  const limits = lengthLimits(props.schemaType)
  const input = {...props, onEditorChange}
  return limits === undefined ? (
    props.renderDefault(input)
  ) : (
    <LengthGuidance {...input} limits={limits} />
  )
}
