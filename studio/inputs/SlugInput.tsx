import {publishedIdOf} from '@crosswalk/schemas/rules/publishedId'
import {Stack, Text} from '@sanity/ui'
import {type InputProps, useEditState, useFormValue} from 'sanity'

/** Open until the document is published; after that a change needs a redirect, which an action makes. */
export function SlugInput(props: InputProps) {
  const id = publishedIdOf(String(useFormValue(['_id']) ?? ''))
  const type = String(useFormValue(['_type']) ?? '')
  const {published} = useEditState(id, type)
  const live = (published?.slug as {current?: string} | undefined)?.current
  if (live === undefined) return props.renderDefault(props)
  return (
    <Stack gap={2}>
      {props.renderDefault({...props, readOnly: true})}
      <Text size={1} muted>
        Published as “{live}”. Use “Change URL” in the menu beside Publish, so that old links keep
        working.
      </Text>
    </Stack>
  )
}
