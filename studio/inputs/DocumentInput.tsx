import {Stack} from '@sanity/ui'
import type {InputProps} from 'sanity'
import {GapSummary} from '../gap/GapSummary.tsx'
import {RoadmapSummary} from '../gap/RoadmapSummary.tsx'
import type {PathDraft} from '../gap/usePathFacts.ts'
import type {RoadmapDraft} from '../gap/useRoadmapFacts.ts'
import {FindingLinks} from './FindingLinks.tsx'
import {SharedUse} from './SharedUse.tsx'

/** The form of a document below what follows from it and from the documents around it. */
export function DocumentInput(props: InputProps) {
  // At the root of a form stands a document.
  const document = (props.value ?? {}) as {_id?: string; _type?: string}
  const {_id: id = '', _type: type} = document
  return (
    <Stack gap={4}>
      {type === 'transitionPath' && <GapSummary path={document as PathDraft} />}
      {type === 'learningRoadmap' && <RoadmapSummary roadmap={document as RoadmapDraft} />}
      {(type === 'advantage' || type === 'learningRoadmap') && (
        <SharedUse documentId={id} documentType={type} />
      )}
      <FindingLinks documentId={id} />
      {props.renderDefault(props)}
    </Stack>
  )
}
