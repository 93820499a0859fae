import type {ContentDocument} from '@crosswalk/schemas/rules/contentIndex'
import {Card, Stack, Text} from '@sanity/ui'
import {useMemo, useState} from 'react'
import {Reading} from '../../content/Reading.tsx'
import {useLiveQuery} from '../../content/useLiveQuery.ts'
import {PersonaForm} from './PersonaForm.tsx'
import {PersonaResult} from './PersonaResult.tsx'
import {packFromDocuments, packTypes} from './packFromDocuments.ts'
import {type Persona, readPersonas, writePersonas} from './personas.ts'

/** The readers' scoring on drafts, for made-up readers, beside what readers get today. */
export function TryAssessment() {
  const drafts = usePack('drafts')
  const published = usePack('published')
  const [personas, setPersonas] = useState(() => readPersonas(localStorage))
  const save = (next: Persona[]) => {
    setPersonas(next)
    writePersonas(localStorage, next)
  }
  if (drafts === undefined) return <Reading>Reading careers, skills and paths …</Reading>
  const {pack} = drafts
  return (
    <Stack gap={5} padding={4} data-testid="try-assessment">
      <Text size={1} muted>
        Scored with the drafts as they stand. A change of weights, levels or paths shows here at
        once; a band that readers do not get today is marked. Personas stay in this browser.
      </Text>
      {pack === undefined ? (
        <Card tone="caution" padding={3} radius={2}>
          <Text size={1}>
            Without weights and at least two bands nothing can be scored. Fill in Assessment,
            Settings.
          </Text>
        </Card>
      ) : (
        <>
          <PersonaForm pack={pack} onAdd={(persona) => save([...personas, persona])} />
          {personas.map((persona) => (
            <PersonaResult
              key={persona.id}
              persona={persona}
              drafts={pack}
              published={published?.pack}
              onRemove={() => save(personas.filter(({id}) => id !== persona.id))}
            />
          ))}
        </>
      )}
    </Stack>
  )
}

/** @returns undefined while the documents are read */
function usePack(perspective: 'drafts' | 'published') {
  const {result} = useLiveQuery<ContentDocument[]>({
    query: '*[_type in $types]',
    params: {types: [...packTypes]},
    listen: '_type in $types',
    perspective,
  })
  return useMemo(() => result && {pack: packFromDocuments(result)}, [result])
}
