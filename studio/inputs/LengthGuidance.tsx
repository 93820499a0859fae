import type {Limits} from '@crosswalk/schemas/rules/limits'
import {countWords, type Prose, plainText} from '@crosswalk/schemas/rules/plainText'
import {Card, Stack, Text} from '@sanity/ui'
import type {InputProps} from 'sanity'

/** The length so far and the length that fits, below a text. */
export function LengthGuidance({limits, ...props}: InputProps & {limits: Limits}) {
  const {min, max, unit} = limits
  const length = lengthOf(props.value, unit)
  const fits = length === 0 || (length >= min && length <= max)
  const range = min > 1 ? `${min} to ${max}` : `up to ${max}`
  return (
    <Stack gap={2}>
      {props.renderDefault(props)}
      <Card tone={fits ? 'default' : 'caution'} data-testid="length-guidance">
        <Text size={0} muted={fits}>
          {length} {unit} · {range}
        </Text>
      </Card>
    </Stack>
  )
}

function lengthOf(value: unknown, unit: Limits['unit']): number {
  // The field is a string or Portable Text: nothing else has such limits.
  const text = typeof value === 'string' ? value : plainText(value as Prose)
  return unit === 'words' ? countWords(text) : text.trim().length
}
