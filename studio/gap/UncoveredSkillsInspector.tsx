import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {Card, Spinner, Stack, Text} from '@sanity/ui'
import {type DocumentInspectorProps, defineDocumentInspector} from 'sanity'
import {DocumentInspectorHeader, useDocumentPane} from 'sanity/structure'
import {UncoveredSkills} from './UncoveredSkills.tsx'
import {type RoadmapDraft, usePathsOfRoadmap} from './useRoadmapFacts.ts'

export const uncoveredSkillsInspector = defineDocumentInspector({
  name: 'uncoveredSkills',
  component: UncoveredSkillsInspector,
  useMenuItem: ({documentType}) => ({
    title: 'Uncovered skills',
    icon: CheckmarkCircleIcon,
    hidden: documentType !== 'learningRoadmap',
    showAsAction: true,
  }),
})

/** For each path that uses the roadmap: which gaps no step closes yet. */
function UncoveredSkillsInspector({onClose}: DocumentInspectorProps) {
  const {value} = useDocumentPane()
  // The pane holds a roadmap; every field may be missing while it grows.
  const roadmap = value as RoadmapDraft
  const paths = usePathsOfRoadmap(roadmap)
  return (
    <Card height="fill" overflow="auto" tabIndex={0} role="region" aria-label="Uncovered skills">
      <DocumentInspectorHeader
        title="Uncovered skills"
        onClose={onClose}
        closeButtonLabel="Close"
      />
      <Stack gap={5} padding={4}>
        {paths === undefined && <Spinner muted />}
        {paths?.length === 0 && (
          <Text size={1} muted>
            No path uses this roadmap yet. Choose it in a path, and what the path still needs
            appears here.
          </Text>
        )}
        {paths?.map((path) => (
          <UncoveredSkills key={path._id} path={path} roadmap={roadmap} />
        ))}
      </Stack>
    </Card>
  )
}
