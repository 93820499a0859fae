import {Stack} from '@sanity/ui'
import type {InputProps} from 'sanity'
import {GapSummary} from '../gap/GapSummary.tsx'
import {RoadmapSummary} from '../gap/RoadmapSummary.tsx'
import type {PathDraft} from '../gap/usePathFacts.ts'
import type {RoadmapDraft} from '../gap/useRoadmapFacts.ts'
import {ShareTyping} from '../preview/ShareTyping.tsx'
import {FindingLinks} from './FindingLinks.tsx'
import {SharedUse} from './SharedUse.tsx'
import {SkillsFirst} from './SkillsFirst.tsx'

/** Everything about a destination follows from what it asks for. */
function isTargetWithoutSkills(document: {_type?: string; isTarget?: boolean; skills?: unknown[]}) {
  const {_type: type, isTarget, skills = []} = document
  return type === 'career' && isTarget === true && skills.length === 0
}

/** The form of a document below what follows from it and from the documents around it. */
export function DocumentInput(props: InputProps) {
  // At the root of a form stands a document.
  const document = (props.value ?? {}) as {_id?: string; _type?: string}
  const {_id: id = '', _type: type} = document
  return (
    <Stack gap={4}>
      {type === 'transitionPath' && <GapSummary path={document as PathDraft} />}
      {isTargetWithoutSkills(document) && 'onFieldGroupSelect' in props && (
        <SkillsFirst
          isNew={!('_createdAt' in document)}
          onShowSkills={() => props.onFieldGroupSelect('skills')}
        />
      )}
      {type === 'learningRoadmap' && <RoadmapSummary roadmap={document as RoadmapDraft} />}
      {(type === 'advantage' || type === 'learningRoadmap') && (
        <SharedUse documentId={id} documentType={type} />
      )}
      <FindingLinks documentId={id} />
      {type && <ShareTyping document={{...document, _id: id, _type: type}} />}
      {props.renderDefault(props)}
    </Stack>
  )
}
