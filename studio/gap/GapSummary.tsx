import {roundMonths} from '@crosswalk/schemas/rules/duration'
import {Button, Card, Flex, Text} from '@sanity/ui'
import {useEffect, useRef} from 'react'
import {usePresentationParams} from 'sanity/presentation'
import {useDocumentPane} from 'sanity/structure'
import {skillGapInspector} from './SkillGapInspector.tsx'
import {type PathDraft, type PathFacts, usePathFacts} from './usePathFacts.ts'

/** Below this width the table would cover the form. */
const roomForTablePx = 1280

/** One line above the form of a path; opens the table beside it, at once where there is room and no page. */
export function GapSummary({path}: {path: PathDraft}) {
  const facts = usePathFacts(path)
  const {inspector, openInspector} = useDocumentPane()
  const isOpen = inspector?.name === skillGapInspector.name
  const isBesidePage = usePresentationParams(false) !== null
  const wasOffered = useRef(false)
  useEffect(() => {
    if (wasOffered.current || inspector !== null || isBesidePage) return
    if (window.innerWidth < roomForTablePx) return
    wasOffered.current = true
    openInspector(skillGapInspector.name)
  }, [inspector, isBesidePage, openInspector])
  return (
    <Card tone="transparent" border radius={2} padding={3} data-testid="gap-summary">
      <Flex align="center" gap={3} wrap="wrap">
        <Text size={1} style={{flex: 1, minWidth: '12rem'}}>
          {summaryOf(facts)}
        </Text>
        {!isOpen && (
          <Button
            mode="ghost"
            fontSize={1}
            padding={2}
            text="Show the skill gap"
            onClick={() => openInspector(skillGapInspector.name)}
          />
        )}
      </Flex>
    </Card>
  )
}

function summaryOf(facts: PathFacts | 'ends' | undefined): string {
  if (facts === undefined) return 'Reading the careers …'
  if (facts === 'ends') return 'Choose both careers to see the skill gap.'
  const {rows, uncovered, roadmap, hours, months} = facts
  const gaps = rows.filter(({gap}) => gap > 0).length
  const gap = `Gap in ${gaps} of ${rows.length} skills`
  if (roadmap === undefined) return `${gap} · no roadmap yet`
  const time = months === undefined ? `${hours} h` : `${hours} h, ${roundMonths(months)} months`
  return `${gap}, ${gaps - uncovered.length} of ${gaps} covered · ${time}`
}
