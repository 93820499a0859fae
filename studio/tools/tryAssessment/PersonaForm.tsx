import {type Years, yearsOptions} from '@crosswalk/schemas/rules/assessment/answers'
import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import {generateKey} from '@crosswalk/schemas/rules/keys'
import {Button, Flex, Select, Stack, Text, TextInput} from '@sanity/ui'
import {type ReactElement, useId, useState} from 'react'
import type {Persona} from './personas.ts'

interface PersonaFormProps {
  pack: AssessmentPack
  onAdd: (persona: Persona) => void
}

export function PersonaForm({pack, onAdd}: PersonaFormProps) {
  const backgrounds = pack.careers.filter(({isBackground}) => isBackground)
  const [name, setName] = useState('')
  const [role, setRole] = useState(backgrounds[0]?.id ?? '')
  const [years, setYears] = useState<Years>('2-4')
  const [weeklyHours, setWeeklyHours] = useState(8)
  const title = backgrounds.find(({id}) => id === role)?.title ?? ''
  return (
    <Stack gap={3}>
      <Flex gap={3} wrap="wrap">
        <Labelled label="Name">
          {(id) => (
            <TextInput
              id={id}
              fontSize={1}
              placeholder={title}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Labelled>
        <Labelled label="Present job">
          {(id) => (
            <Select
              id={id}
              fontSize={1}
              value={role}
              onChange={(event) => setRole(event.currentTarget.value)}
            >
              {backgrounds.map((career) => (
                <option key={career.id} value={career.id}>
                  {career.title}
                </option>
              ))}
            </Select>
          )}
        </Labelled>
        <Labelled label="Years in it">
          {(id) => (
            <Select
              id={id}
              fontSize={1}
              value={years}
              // The options are those of the list.
              onChange={(event) => setYears(event.currentTarget.value as Years)}
            >
              {yearsOptions.map(({value, label}) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          )}
        </Labelled>
        <Labelled label="Hours a week">
          {(id) => (
            <TextInput
              id={id}
              type="number"
              fontSize={1}
              min={1}
              max={80}
              value={weeklyHours}
              onChange={(event) => setWeeklyHours(Number(event.currentTarget.value))}
            />
          )}
        </Labelled>
      </Flex>
      <Flex>
        <Button
          text="Add persona"
          mode="ghost"
          fontSize={1}
          disabled={role === ''}
          onClick={() => {
            onAdd({
              id: generateKey(),
              name: name.trim() || title,
              role,
              years,
              weeklyHours,
              interests: {},
            })
            setName('')
          }}
        />
      </Flex>
    </Stack>
  )
}

function Labelled({label, children}: {label: string; children: (id: string) => ReactElement}) {
  const id = useId()
  return (
    <Stack gap={2}>
      <Text as="label" htmlFor={id} size={1} weight="medium">
        {label}
      </Text>
      {children(id)}
    </Stack>
  )
}
