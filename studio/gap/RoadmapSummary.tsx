import {counted} from '@crosswalk/schemas/rules/counted'
import {roadmapHours} from '@crosswalk/schemas/rules/duration'
import {Button, Card, Flex, Text} from '@sanity/ui'
import {useDocumentPane} from 'sanity/structure'
import {uncoveredSkillsInspector} from './UncoveredSkillsInspector.tsx'
import type {RoadmapDraft} from './useRoadmapFacts.ts'

/** The size of a roadmap, and the way to what it leaves open. */
export function RoadmapSummary({roadmap}: {roadmap: RoadmapDraft}) {
  const {inspector, openInspector} = useDocumentPane()
  const phases = roadmap.phases ?? []
  const steps = phases.reduce((sum, phase) => sum + (phase.steps?.length ?? 0), 0)
  return (
    <Card tone="transparent" border radius={2} padding={3} data-testid="roadmap-summary">
      <Flex align="center" gap={3} wrap="wrap">
        <Text size={1} style={{flex: 1, minWidth: '12rem'}}>
          {counted(phases.length, 'phase')} · {counted(steps, 'step')} · {roadmapHours(phases)} h
        </Text>
        {inspector?.name !== uncoveredSkillsInspector.name && (
          <Button
            mode="ghost"
            fontSize={1}
            padding={2}
            text="Show uncovered skills"
            onClick={() => openInspector(uncoveredSkillsInspector.name)}
          />
        )}
      </Flex>
    </Card>
  )
}
