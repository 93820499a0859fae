import type {Skill} from '@crosswalk/schemas/generated/types'
import {Card, Flex, Radio, Stack, Text} from '@sanity/ui'
import {useId} from 'react'
import {type NumberInputProps, set, useFormValue} from 'sanity'
import {useDocumentsById} from '../content/useDocumentsById.ts'

interface Choice {
  title: string
  value: number
}

/** A level chosen by what it looks like in the skill of the same row, in the words of that skill. */
export function LevelInput(props: NumberInputProps) {
  const {value, onChange, path, schemaType, readOnly, elementProps} = props
  const name = useId()
  const skillId = (useFormValue([...path.slice(0, -1), 'skill']) as {_ref?: string} | undefined)
    ?._ref
  const skills = useDocumentsById<Pick<Skill, '_id' | 'title' | 'levels'>>(
    skillId === undefined ? [] : [skillId],
    '{_id, title, levels}',
  )
  const anchors = skills?.get(skillId ?? '')?.levels
  // The field's own list: whole choices, as the schema gives them.
  const choices = (schemaType.options?.list ?? []) as Choice[]
  return (
    <Stack gap={2} role="radiogroup" aria-label={schemaType.title} id={elementProps.id}>
      {choices.map((choice, index) => {
        const anchor = anchors?.[`level${choice.value}` as keyof typeof anchors]
        return (
          <Card
            key={choice.value}
            as="label"
            border
            padding={3}
            radius={2}
            tone={value === choice.value ? 'primary' : 'default'}
          >
            <Flex gap={3}>
              <Radio
                name={name}
                value={String(choice.value)}
                checked={value === choice.value}
                readOnly={readOnly === true}
                onChange={() => readOnly !== true && onChange(set(choice.value))}
                onFocus={elementProps.onFocus}
                onBlur={elementProps.onBlur}
                ref={index === 0 ? elementProps.ref : undefined}
              />
              <Stack gap={2} flex={1}>
                <Text size={1} weight="medium">
                  {choice.title}
                </Text>
                {anchor && (
                  <Text size={1} muted>
                    {anchor}
                  </Text>
                )}
              </Stack>
            </Flex>
          </Card>
        )
      })}
    </Stack>
  )
}
