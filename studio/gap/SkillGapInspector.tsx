import {SplitVerticalIcon} from '@sanity/icons/SplitVertical'
import {Box, Card, Spinner, Stack, Text} from '@sanity/ui'
import {type DocumentInspectorProps, defineDocumentInspector} from 'sanity'
import {DocumentInspectorHeader, useDocumentPane} from 'sanity/structure'
import {DocumentLink} from '../content/DocumentLink.tsx'
import {SkillGapTable} from './SkillGapTable.tsx'
import {TimeSummary} from './TimeSummary.tsx'
import {type PathDraft, usePathFacts} from './usePathFacts.ts'

export const skillGapInspector = defineDocumentInspector({
  name: 'skillGap',
  component: SkillGapInspector,
  useMenuItem: ({documentType}) => ({
    title: 'Skill gap',
    icon: SplitVerticalIcon,
    hidden: documentType !== 'transitionPath',
    showAsAction: true,
  }),
})

/** Stays beside the form in every tab and follows what is typed. */
function SkillGapInspector({onClose}: DocumentInspectorProps) {
  const {value} = useDocumentPane()
  // The pane holds a path; every field may be missing while it grows.
  const path = value as PathDraft
  const facts = usePathFacts(path)
  return (
    <Card height="fill" overflow="auto" tabIndex={0} role="region" aria-label="Skill gap">
      <DocumentInspectorHeader title="Skill gap" onClose={onClose} closeButtonLabel="Close" />
      <Stack gap={4} padding={4}>
        {facts === undefined && <Spinner muted />}
        {facts === 'ends' && (
          <Text size={1} muted>
            Choose both careers, and the gap appears here.
          </Text>
        )}
        {typeof facts === 'object' && (
          <>
            <TimeSummary path={path} facts={facts} />
            <Text size={1}>
              Follows{' '}
              <DocumentLink id={facts.from._id} type="career">
                {facts.from.title}
              </DocumentLink>
              ,{' '}
              <DocumentLink id={facts.to._id} type="career">
                {facts.to.title}
              </DocumentLink>
              {facts.roadmap && (
                <>
                  {' '}
                  and{' '}
                  <DocumentLink id={facts.roadmap._id} type="learningRoadmap">
                    {facts.roadmap.title}
                  </DocumentLink>
                </>
              )}
              .
            </Text>
            <Box>
              <SkillGapTable facts={facts} />
            </Box>
          </>
        )}
      </Stack>
    </Card>
  )
}
