import type {Career, Skill} from '@crosswalk/schemas/generated/types'
import {Card, Flex, Stack, Text} from '@sanity/ui'
import type {BlockProps} from 'sanity'
import {styled} from 'styled-components'
import {useDocumentsById} from '../content/useDocumentsById.ts'

interface ChartValue {
  career?: {_ref?: string}
  limit?: number
}

/** The chart in the editor with the bars that readers will see. */
export function SkillChartBlock(props: BlockProps) {
  const {career, limit = 8} = props.value as ChartValue
  const careerId = career?._ref
  const careers = useDocumentsById<Pick<Career, '_id' | 'skills'>>(
    careerId === undefined ? [] : [careerId],
    '{_id, skills}',
  )
  const rows = (careers?.get(careerId ?? '')?.skills ?? [])
    .toSorted((one, other) => (other.importance ?? 0) - (one.importance ?? 0))
    .slice(0, limit)
  const skills = useDocumentsById<Pick<Skill, '_id' | 'title'>>(
    rows.flatMap(({skill}) => skill?._ref ?? []),
    '{_id, title}',
  )
  return (
    <Stack gap={2}>
      {props.renderDefault(props)}
      <Card padding={3} radius={2} tone="transparent" contentEditable={false}>
        <Stack gap={2}>
          {rows.map(({_key, skill, level = 0}) => (
            <Flex key={_key} gap={3} align="center">
              <Text size={1} style={{flex: 1}}>
                {skills?.get(skill?._ref ?? '')?.title ?? '…'}
              </Text>
              <Bar style={{width: `${level * 25}px`}} aria-hidden="true" />
              <Text size={1}>{level}</Text>
            </Flex>
          ))}
          {rows.length === 0 && <Text size={1}>Choose a career with skills to see its chart.</Text>}
        </Stack>
      </Card>
    </Stack>
  )
}

const Bar = styled.span`
  background: var(--card-focus-ring-color);
  border-radius: 2px;
  height: 0.6rem;
`
