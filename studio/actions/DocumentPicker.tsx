import {Flex, Radio, Stack, Text, TextInput} from '@sanity/ui'
import {useId, useState} from 'react'
import {documentTitle, type TitledDocument, titleProjection} from '../content/documentTitle.ts'
import {useLiveQuery} from '../content/useLiveQuery.ts'

interface DocumentPickerProps {
  label: string
  type: string
  /** GROQ condition on the documents offered. */
  filter?: string
  excludedId?: string
  value: string | undefined
  onPick: (id: string) => void
}

/** A published document of one type, found by its title. */
export function DocumentPicker(props: DocumentPickerProps) {
  const {label, type, filter = 'true', excludedId, value, onPick} = props
  const id = useId()
  const {result} = useLiveQuery<TitledDocument[]>({
    query: `*[_type == $type && (${filter})] | order(title asc)${titleProjection}`,
    params: {type},
    listen: '_type == $type',
    perspective: 'published',
  })
  const [search, setSearch] = useState('')
  const group = useId()
  const documents = (result ?? [])
    .filter((one) => one._id !== excludedId)
    .map((one) => ({id: one._id, title: documentTitle(one)}))
    .filter((one) => one.title.toLowerCase().includes(search.trim().toLowerCase()))
  return (
    <Stack gap={2}>
      <Text as="label" htmlFor={id} size={1} weight="medium">
        {label}
      </Text>
      <TextInput
        id={id}
        type="search"
        fontSize={1}
        placeholder="Type a part of the title"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Stack gap={3} padding={2} role="radiogroup" aria-label={label}>
        {documents.slice(0, shown).map((one) => (
          <Flex as="label" gap={2} align="center" key={one.id}>
            <Radio name={group} checked={value === one.id} onChange={() => onPick(one.id)} />
            <Text size={1}>{one.title}</Text>
          </Flex>
        ))}
        {documents.length > shown && (
          <Text size={1} muted>
            and {documents.length - shown} more: type to find them
          </Text>
        )}
        {result !== undefined && documents.length === 0 && (
          <Text size={1} muted>
            No published document has this in its title.
          </Text>
        )}
      </Stack>
    </Stack>
  )
}

const shown = 6
