import {generateKey} from '@crosswalk/schemas/rules/keys'
import {insert, PatchEvent, setIfMissing} from 'sanity'
import {useDocumentPane} from 'sanity/structure'
import type {RoadmapDraft} from './useRoadmapFacts.ts'

interface NeededSkill {
  skillId: string
  title: string
  /** 1–4 */
  level: number
}

/**
 * Adds a step that reaches a level to the last phase of the open roadmap, and opens it.
 *
 * @returns undefined while the roadmap has no phase to add to
 */
export function useAddStep(roadmap: RoadmapDraft): ((skill: NeededSkill) => void) | undefined {
  const {onChange, onPathOpen} = useDocumentPane()
  const phase = roadmap.phases?.at(-1)
  if (phase === undefined) return undefined
  return ({skillId, title, level}) => {
    const step = newStep(skillId, title, level)
    const steps = ['phases', {_key: phase._key}, 'steps']
    onChange(PatchEvent.from([setIfMissing([], steps), insert([step], 'after', [...steps, -1])]))
    onPathOpen([...steps, {_key: step._key}])
  }
}

function newStep(skillId: string, title: string, level: number) {
  return {
    _type: 'step',
    _key: generateKey(),
    key: generateKey(),
    title: `Practise ${title.toLowerCase()}`,
    optional: false,
    skills: [
      {
        _type: 'stepSkill',
        _key: generateKey(),
        skill: {_type: 'reference', _ref: skillId},
        reachesLevel: level,
      },
    ],
  }
}
