import {type InputProps, isArrayOfBlocksInputProps} from 'sanity'
import {DocumentInput} from './DocumentInput.tsx'
import {LengthGuidance} from './LengthGuidance.tsx'
import {lengthLimits} from './lengthLimits.ts'
import {ProseInput} from './ProseInput.tsx'
import {SlugInput} from './SlugInput.tsx'

/** What every field of a kind has, whatever its type: configured once for all forms. */
export function StudioInput(props: InputProps) {
  if (props.path.length === 0) return <DocumentInput {...props} />
  if (props.schemaType.name === 'slug') return <SlugInput {...props} />
  if (isArrayOfBlocksInputProps(props)) return <ProseInput {...props} />
  const limits = lengthLimits(props.schemaType)
  if (limits !== undefined) return <LengthGuidance {...props} limits={limits} />
  return props.renderDefault(props)
}
