import {generateKey} from '@crosswalk/schemas/rules/keys'
import {AddIcon} from '@sanity/icons/Add'
import {CheckmarkIcon} from '@sanity/icons/Checkmark'
import {Button, Flex, Stack, Text} from '@sanity/ui'
import {useId} from 'react'
import {type InputProps, insert, PatchEvent, set, setIfMissing, unset, useFormValue} from 'sanity'
import {useLiveQuery} from '../content/useLiveQuery.ts'
import {pathSuggestions, type Suggestions} from './suggestions.ts'

interface Reference {
  _ref?: string
  _key?: string
}

/** A field for references with the documents that fit below it, each to be taken with one click. */
export function SuggestedReferences(props: InputProps) {
  const document = useFormValue([]) as object
  const field = String(props.path.at(-1))
  const suggestions = pathSuggestions[field]?.(document)
  return (
    <Stack gap={3}>
      {props.renderDefault(props)}
      {suggestions && !props.readOnly && <Choices {...suggestions} input={props} />}
    </Stack>
  )
}

function Choices({label, input, ...query}: Suggestions & {input: InputProps}) {
  const {result: documents = []} = useLiveQuery<{_id: string; title: string}[]>(query)
  const labelId = useId()
  if (documents.length === 0) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset inside Sanity's own would be announced as part of the form's fields.
    <div role="group" aria-labelledby={labelId} data-testid={`suggestions-${input.path.at(-1)}`}>
      <Stack gap={2}>
        <Text size={1} muted id={labelId}>
          {label}
        </Text>
        <Flex gap={2} wrap="wrap">
          {documents.map(({_id: id, title}) => {
            const isTaken = referencesOf(input.value).some(({_ref}) => _ref === id)
            return (
              <Button
                key={id}
                aria-pressed={isTaken}
                fontSize={1}
                icon={isTaken ? CheckmarkIcon : AddIcon}
                mode="ghost"
                onClick={() => input.onChange(PatchEvent.from(toggled(input, id)))}
                padding={2}
                text={title}
                tone={isTaken ? 'positive' : 'default'}
              />
            )
          })}
        </Flex>
      </Stack>
    </div>
  )
}

function referencesOf(value: unknown): Reference[] {
  if (value === undefined) return []
  // The field holds one reference or a list of them.
  return Array.isArray(value) ? value : [value as Reference]
}

/** Takes a document, or gives up one that is taken. */
function toggled({value, schemaType}: InputProps, id: string) {
  const taken = referencesOf(value).find(({_ref}) => _ref === id)
  const reference = {_type: 'reference', _ref: id}
  if (schemaType.jsonType !== 'array') return taken ? unset() : set(reference)
  if (taken?._key) return unset([{_key: taken._key}])
  return [setIfMissing([]), insert([{...reference, _key: generateKey()}], 'after', [-1])]
}
