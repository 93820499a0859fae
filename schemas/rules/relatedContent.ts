import type {Advantage, LearningRoadmap, Skill} from '../generated/types.ts'
import type {ContentFinding} from './contentChecks.ts'
import type {ContentIndex} from './contentIndex.ts'

type Found = Omit<ContentFinding, 'documentId'>

/** An advantage is an advantage of people who have the skill it starts from. */
export function advantageFindings(advantage: Advantage, content: ContentIndex): Found[] {
  const backgrounds = (advantage.appliesTo ?? []).flatMap(
    (reference) => content.find('career', reference) ?? [],
  )
  return (advantage.transfers ?? []).flatMap(({_key, fromSkill}) =>
    backgrounds
      .filter(
        ({typicalSkills}) =>
          fromSkill && !typicalSkills?.some(({skill}) => skill?._ref === fromSkill._ref),
      )
      .map((career) => ({
        rule: 'transfer-from-skill' as const,
        level: 'warning' as const,
        path: ['transfers', {_key}, 'fromSkill'],
        otherId: career._id,
        message: `“${career.title}” does not list this skill among what people have, so it gives no credit there. Add it to that career, or remove the background.`,
      })),
  )
}

/** Steps teach what the career needs, and one of their resources costs nothing. */
export function roadmapFindings(roadmap: LearningRoadmap, content: ContentIndex): Found[] {
  const target = content.find('career', roadmap.target)
  const needed = new Set(
    [
      ...(target?.skills ?? []),
      ...(target?.specialisations ?? []).flatMap(({skillAdjustments}) => skillAdjustments ?? []),
    ].map(({skill}) => skill?._ref),
  )
  return (roadmap.phases ?? []).flatMap((phase) =>
    (phase.steps ?? []).flatMap((step) => {
      const place = ['phases', {_key: phase._key}, 'steps', {_key: step._key}]
      const strange = (step.skills ?? []).filter(
        ({skill}) => target && skill && !needed.has(skill._ref),
      )
      const findings: Found[] = strange.map(({_key, skill}) => ({
        rule: 'step-skill-needed',
        level: 'warning',
        path: [...place, 'skills', {_key}],
        message: `“${target?.title}” does not need the skill “${content.find('skill', skill)?.title ?? skill?._ref}”. Add it to the career, or leave it out of the step.`,
      }))
      const resources = (step.resources ?? []).flatMap(
        (item) => content.find('resource', item) ?? [],
      )
      if (resources.length > 0 && resources.every(({cost}) => cost === 'paid')) {
        findings.push({
          rule: 'free-resource',
          level: 'warning',
          path: [...place, 'resources'],
          message: 'Every resource of this step costs money. Add a free one.',
        })
      }
      return findings
    }),
  )
}

/** “Part of” leads upwards and ends. */
export function skillFindings(skill: Skill, content: ContentIndex): Found[] {
  const seen = new Set([skill._id])
  let parent = content.find('skill', skill.parent)
  while (parent !== undefined && !seen.has(parent._id)) {
    seen.add(parent._id)
    parent = content.find('skill', parent.parent)
  }
  if (parent?._id !== skill._id) return []
  return [
    {
      rule: 'skill-circle',
      level: 'error',
      path: ['parent'],
      message: `“${skill.title}” is part of itself, through other skills. Clear this field or that of one of the others.`,
    },
  ]
}
