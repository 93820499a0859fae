import {checkDuration, roundMonths} from '@crosswalk/schemas/rules/duration'
import {AddIcon} from '@sanity/icons/Add'
import {Badge, Box, Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {DocumentLink} from '../content/DocumentLink.tsx'
import {useAddStep} from './useAddStep.ts'
import type {PathDraft} from './usePathFacts.ts'
import {type RoadmapDraft, useCoverage} from './useRoadmapFacts.ts'

interface UncoveredSkillsProps {
  path: PathDraft & {_id: string}
  roadmap: RoadmapDraft
}

export function UncoveredSkills({path, roadmap}: UncoveredSkillsProps) {
  const coverage = useCoverage(path, roadmap)
  const addStep = useAddStep(roadmap)
  if (coverage === undefined) return null
  const {from, to, uncovered, hours, months} = coverage
  const {durationMonths, weeklyHours} = path
  const fits =
    durationMonths === undefined || weeklyHours === undefined
      ? true
      : checkDuration(durationMonths, weeklyHours, hours)
  return (
    <Stack gap={3} data-path={path._id}>
      <Text as="h2" size={1} weight="semibold">
        <DocumentLink id={path._id} type="transitionPath">
          {from.title} → {to.title}
        </DocumentLink>
      </Text>
      <Text size={1} muted>
        {fits === true
          ? `${hours} h, ${months === undefined ? '?' : roundMonths(months)} months at ${weeklyHours ?? '?'} h a week; the path says ${durationMonths ?? '?'}.`
          : fits}
      </Text>
      {uncovered.length === 0 && (
        <Card tone="positive" padding={3} radius={2}>
          <Text size={1}>Every gap is covered.</Text>
        </Card>
      )}
      {uncovered.map(({row: {need}, reached, isDecisive}) => (
        <Card key={need.skillId} border padding={3} radius={2}>
          <Flex align="center" gap={3}>
            <div style={{flex: 1}}>
              <Stack gap={2}>
                <Text size={1} weight="medium">
                  {need.title}
                </Text>
                <Text size={1} muted>
                  needs {need.level}, reaches {reached} · importance {need.importance}
                </Text>
                {isDecisive && (
                  <Box>
                    <Badge tone="critical">Stops publishing</Badge>
                  </Box>
                )}
              </Stack>
            </div>
            <Button
              mode="ghost"
              icon={AddIcon}
              fontSize={1}
              padding={2}
              text="Add step"
              aria-label={`Add step for ${need.title}`}
              disabled={addStep === undefined}
              onClick={() =>
                addStep?.({skillId: need.skillId, title: need.title, level: need.level})
              }
            />
          </Flex>
        </Card>
      ))}
    </Stack>
  )
}
