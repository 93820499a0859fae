import type {Career} from '@crosswalk/schemas/generated/types'
import {type SearchTextSource, searchTexts} from '@crosswalk/schemas/rules/searchTexts'
import {findSpecialisation} from '@crosswalk/schemas/rules/titles'
import {Card, Stack, Text} from '@sanity/ui'
import {type ObjectInputProps, useFormValue} from 'sanity'
import {useDocumentsById} from '../content/useDocumentsById.ts'

/** Of a computed description; the rest would not be shown in a list of results. */
const shownCharacters = 160

interface PathEnds {
  from?: {_ref?: string}
  to?: {_ref?: string}
  specialisation?: string
}

/** The entry in a list of search results as it stands, with what is computed where nothing is written. */
export function SearchTextsInput(props: ObjectInputProps) {
  const document = useFormValue([]) as SearchTextSource & PathEnds
  const careers = useDocumentsById<Pick<Career, '_id' | 'title' | 'specialisations'>>(
    [document.from?._ref, document.to?._ref].filter((id) => id !== undefined),
    '{_id, title, specialisations[]{key, title}}',
  )
  const to = careers?.get(document.to?._ref ?? '')
  const variant = findSpecialisation(to?.specialisations, document.specialisation)
  const computed = searchTexts(document, {
    from: careers?.get(document.from?._ref ?? '')?.title,
    to: variant?.title ?? to?.title,
  })
  const {title, description} = (props.value ?? {}) as {title?: string; description?: string}
  return (
    <Stack gap={4}>
      <Card border padding={3} radius={2} tone="transparent" data-testid="search-texts">
        <Stack gap={3}>
          <Text size={0} muted>
            In search results
          </Text>
          <Text size={1} weight="medium">
            {title || computed.title || 'No title yet'}
          </Text>
          <Text size={1} muted>
            {description || computed.description.slice(0, shownCharacters) || 'No description yet'}
          </Text>
          <Text size={0} muted>
            {origin('Title', title)} · {origin('description', description)}
          </Text>
        </Stack>
      </Card>
      {props.renderDefault(props)}
    </Stack>
  )
}

function origin(what: string, written: string | undefined): string {
  return written ? `${what} written here` : `${what} computed, because the field is empty`
}
