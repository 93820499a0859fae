import type {Career, LearningRoadmap} from '@crosswalk/schemas/generated/types'
import {
  type AssessmentPack,
  type PackCareer,
  type PackPath,
  type PackStep,
  packFormat,
  stepCosts,
} from '@crosswalk/schemas/rules/assessment/pack'
import {
  type ContentDocument,
  type ContentIndex,
  indexContent,
} from '@crosswalk/schemas/rules/contentIndex'
import {interestTypes} from '@crosswalk/schemas/rules/interests'
import {pathTitle} from '@crosswalk/schemas/rules/titles'

/** Types that a pack is made of. */
export const packTypes = [
  'career',
  'skill',
  'transitionPath',
  'advantage',
  'learningRoadmap',
  'resource',
  'assessmentQuestion',
  'assessmentSettings',
] as const

/**
 * The assessment's data from documents as they stand, drafts or published, for trying it out.
 *
 * Readers get theirs from the site, which leaves out what it cannot print; here an unfinished
 * document takes part with what it has.
 *
 * @returns undefined without settings: nothing can be scored without weights and bands
 */
export function packFromDocuments(
  documents: readonly ContentDocument[],
): AssessmentPack | undefined {
  const content = indexContent(documents)
  const [settings] = content.all('assessmentSettings')
  const {readiness = 0, interest = 0, feasibility = 0} = settings?.weights ?? {}
  const bands = settings?.bands ?? []
  if (settings === undefined || bands.length < 2) return undefined
  return {
    format: packFormat,
    hash: 'draft',
    version: settings.version ?? 1,
    skills: content.all('skill').map(({_id, title = '', slug}) => ({
      id: _id,
      slug: slug?.current ?? null,
      title,
      levels: null,
      wording: null,
    })),
    careers: content.all('career').flatMap((career) => careerOf(career, content)),
    transfers: content.all('advantage').flatMap((advantage) =>
      (advantage.transfers ?? []).flatMap(({fromSkill, toSkill, strength}) =>
        fromSkill && toSkill && strength
          ? [
              {
                fromSkillId: fromSkill._ref,
                toSkillId: toSkill._ref,
                strength,
                advantageTitle: advantage.title ?? '',
                backgroundIds:
                  advantage.universal === true
                    ? null
                    : (advantage.appliesTo ?? []).map(({_ref}) => _ref),
              },
            ]
          : [],
      ),
    ),
    paths: pathsOf(content),
    weights: {readiness, interest, feasibility},
    bands: bands.map(({key = '', title = '', minimumScore = 0}) => ({
      key,
      title,
      minimumScore,
      copy: [],
    })),
    maxSkillQuestions: settings.maxSkillQuestions ?? 14,
    statements: content
      .all('assessmentQuestion')
      .flatMap(({key, prompt, help, interestType, kind, active}) =>
        kind === 'interest' && active === true && key && interestType
          ? [{key, prompt: prompt ?? '', help: help ?? null, type: interestType}]
          : [],
      ),
    wordings: {},
  }
}

function careerOf(career: Career, content: ContentIndex): PackCareer[] {
  const isTarget = career.isTarget === true
  const needs = isTarget ? needsOf(career.skills, content) : []
  if (isTarget && needs.length === 0) return []
  const scores = interestTypes.map(({value}) => career.interests?.[value])
  const hasProfile = scores.every((score) => score !== undefined) && new Set(scores).size > 1
  return [
    {
      id: career._id,
      slug: career.slug?.current ?? '',
      title: career.title ?? 'Untitled',
      alternateTitles: career.alternateTitles ?? [],
      isTarget,
      isBackground: career.isBackground === true,
      needs,
      haves: (career.typicalSkills ?? []).flatMap(({skill, level}) =>
        skill === undefined || level === undefined ? [] : [{skillId: skill._ref, level}],
      ),
      // All six are numbers, as was just asked.
      interests: hasProfile ? (career.interests as PackCareer['interests']) : null,
      specialisations: (career.specialisations ?? []).map(
        ({key = '', title = '', skillAdjustments}) => ({
          key,
          title,
          adjustments: needsOf(skillAdjustments, content),
        }),
      ),
      remote: career.workFacts?.remote ?? null,
      degreeUsual: career.workFacts?.degreeUsual ?? null,
    },
  ]
}

function needsOf(rows: Career['skills'], content: ContentIndex) {
  return (rows ?? []).flatMap(({skill, importance, level}) => {
    const title = content.find('skill', skill)?.title
    return title === undefined || importance === undefined || level === undefined || !skill
      ? []
      : [{skillId: skill._ref, title, importance, level}]
  })
}

function pathsOf(content: ContentIndex): PackPath[] {
  const stepsByRoadmap = new Map(
    content.all('learningRoadmap').map((roadmap) => [roadmap._id, stepsOf(roadmap, content)]),
  )
  return content.all('transitionPath').flatMap((path) => {
    const from = content.find('career', path.from)
    const to = content.find('career', path.to)
    const {durationMonths, weeklyHours} = path
    if (!from || !to || durationMonths === undefined || weeklyHours === undefined) return []
    return [
      {
        id: path._id,
        slug: path.slug?.current ?? '',
        title: pathTitle({...path, from, to}) ?? 'Untitled',
        from: from._id,
        to: to._id,
        specialisation: path.specialisation ?? null,
        months: durationMonths,
        weeklyHours,
        canKeepJob: path.canKeepJob === true,
        steps: stepsByRoadmap.get(path.roadmap?._ref ?? '') ?? [],
      },
    ]
  })
}

function stepsOf(roadmap: LearningRoadmap, content: ContentIndex): PackStep[] {
  return (roadmap.phases ?? [])
    .flatMap(({steps}) => steps ?? [])
    .map(({title = '', hours = 0, optional, skills, resources}) => {
      const costs = (resources ?? []).map((one) => content.find('resource', one)?.cost)
      return {
        title,
        hours,
        cost: stepCosts.find((cost) => costs.includes(cost)) ?? 'paid',
        isOptional: optional === true,
        skills: (skills ?? []).flatMap(({skill, reachesLevel}) =>
          skill === undefined || reachesLevel === undefined
            ? []
            : [{skillId: skill._ref, reachesLevel}],
        ),
      }
    })
}
