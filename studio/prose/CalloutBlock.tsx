import {type Prose, plainText} from '@crosswalk/schemas/rules/plainText'
import {Card, type CardTone, Stack, Text} from '@sanity/ui'
import type {BlockProps} from 'sanity'

const tones: Record<string, CardTone> = {note: 'primary', tip: 'positive', warning: 'caution'}

/** A callout in the editor with its words and the colour of its kind. */
export function CalloutBlock(props: BlockProps) {
  const {kind = 'note', body} = props.value as {kind?: string; body?: Prose}
  return (
    <Stack gap={2}>
      {props.renderDefault(props)}
      <Card tone={tones[kind] ?? 'default'} padding={3} radius={2} contentEditable={false}>
        <Text size={1}>{plainText(body) || 'No text yet'}</Text>
      </Card>
    </Stack>
  )
}
