import type {AssessmentPack} from '@crosswalk/schemas/rules/assessment/pack'
import {Badge, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useMemo} from 'react'
import {DocumentLink} from '../../content/DocumentLink.tsx'
import {compareRankings} from './compareRankings.ts'
import {answersOf, type Persona} from './personas.ts'

interface PersonaResultProps {
  persona: Persona
  drafts: AssessmentPack
  published: AssessmentPack | undefined
  onRemove: () => void
}

export function PersonaResult({persona, drafts, published, onRemove}: PersonaResultProps) {
  const results = useMemo(
    () => compareRankings(drafts, published, answersOf(persona), Date.now()),
    [drafts, published, persona],
  )
  const changed = results.filter(({band, before}) => before !== undefined && before.band !== band)
  return (
    <Card border radius={2} padding={3} data-persona={persona.name}>
      <Stack gap={3}>
        <Flex gap={3} align="center">
          <Text size={1} weight="semibold" style={{flex: 1}}>
            {persona.name}
          </Text>
          {changed.length > 0 && <Badge tone="caution">Another band than today</Badge>}
          <Button
            mode="bleed"
            fontSize={1}
            padding={2}
            text="Remove"
            aria-label={`Remove ${persona.name}`}
            onClick={onRemove}
          />
        </Flex>
        <Stack as="ol" gap={3} style={{padding: 0, margin: 0, listStyle: 'none'}}>
          {results.map(({careerId, title, band, score, before}) => (
            <Text as="li" size={1} key={careerId}>
              <DocumentLink id={careerId} type="career">
                {title}
              </DocumentLink>{' '}
              · {band} · {score.toFixed(2)}
              {before === undefined
                ? ' · not offered today'
                : before.band !== band
                  ? ` · today ${before.band}, ${before.score.toFixed(2)}`
                  : ''}
            </Text>
          ))}
        </Stack>
      </Stack>
    </Card>
  )
}
