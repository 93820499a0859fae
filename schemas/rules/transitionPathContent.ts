import type {Career, LearningRoadmap, TransitionPath} from '../generated/types.ts'
import type {ContentFinding} from './contentChecks.ts'
import type {ContentIndex} from './contentIndex.ts'
import {reachedLevels, uncoveredGaps} from './coverage.ts'
import {checkDuration, roadmapHours} from './duration.ts'
import {pathGap} from './pathGap.ts'
import {plainText} from './plainText.ts'
import {findSpecialisation} from './titles.ts'

type Found = Omit<ContentFinding, 'documentId'>

/** What a path promises about other documents. A reference to nothing is left to the rule of references. */
export function transitionPathFindings(path: TransitionPath, content: ContentIndex): Found[] {
  const from = content.find('career', path.from)
  const to = content.find('career', path.to)
  const roadmap = content.find('learningRoadmap', path.roadmap)
  return [
    ...endFindings(path, from, to),
    ...advantageFindings(path, from, content),
    ...overrideFindings(path, to),
    ...(to && roadmap ? roadmapFindings(to, roadmap) : []),
    ...(from && to && roadmap ? coverageFindings(path, from, to, roadmap, content) : []),
    ...durationFindings(path, roadmap),
    ...introFindings(path, from),
  ]
}

function endFindings(path: TransitionPath, from?: Career, to?: Career): Found[] {
  const findings: Found[] = []
  if (from && from.isBackground !== true) {
    findings.push({
      rule: 'path-from-background',
      level: 'error',
      path: ['from'],
      otherId: from._id,
      message: `“${from.title}” is not marked as a background. Tick “People come from it” there, or choose another.`,
    })
  }
  if (to && to.isTarget !== true) {
    findings.push({
      rule: 'path-to-target',
      level: 'error',
      path: ['to'],
      otherId: to._id,
      message: `“${to.title}” is not marked as a target. Tick “People move to it” there, or choose another.`,
    })
  }
  if (to && path.specialisation && !findSpecialisation(to.specialisations, path.specialisation)) {
    findings.push({
      rule: 'path-specialisation',
      level: 'error',
      path: ['specialisation'],
      otherId: to._id,
      message: `“${to.title}” has no specialisation with the key “${path.specialisation}”. Choose one that it has, or clear the field.`,
    })
  }
  return findings
}

/** One path for each background, destination and specialisation; reported on all but the first by id. */
export function twinFindings(content: ContentIndex): ContentFinding[] {
  const complete = content.all('transitionPath').filter(({from, to}) => from && to)
  const byEnds = Map.groupBy(complete, ({language = 'en', from, to, specialisation = ''}) =>
    [language, from?._ref, to?._ref, specialisation].join(' '),
  )
  return [...byEnds.values()].flatMap(([first, ...others]) =>
    others.map(({_id}) => ({
      documentId: _id,
      rule: 'unique-path' as const,
      level: 'error' as const,
      path: ['to'],
      ...(first === undefined ? {} : {otherId: first._id}),
      message: `Another path already leads from this background to this destination: ${first?.slug?.current ?? first?._id} (${first?._id}). Change or delete one of them.`,
    })),
  )
}

function advantageFindings(
  path: TransitionPath,
  from: Career | undefined,
  content: ContentIndex,
): Found[] {
  if (from === undefined) return []
  return (path.advantages ?? []).flatMap((reference): Found[] => {
    const advantage = content.find('advantage', reference)
    if (advantage === undefined || advantage.universal === true) return []
    if (advantage.appliesTo?.some(({_ref}) => _ref === from._id)) return []
    return [
      {
        rule: 'path-advantage',
        level: 'error',
        path: ['advantages', {_key: reference._key}],
        otherId: advantage._id,
        message: `The advantage “${advantage.title}” does not list “${from.title}” among its backgrounds. Add it there, or remove the advantage here.`,
      },
    ]
  })
}

function overrideFindings(path: TransitionPath, to: Career | undefined): Found[] {
  if (to === undefined) return []
  const specialisation = findSpecialisation(to.specialisations, path.specialisation)
  const needed = new Set(
    [...(to.skills ?? []), ...(specialisation?.skillAdjustments ?? [])].map(
      ({skill}) => skill?._ref,
    ),
  )
  return (path.gapOverrides ?? [])
    .filter(({skill}) => skill !== undefined && !needed.has(skill._ref))
    .map(({_key}) => ({
      rule: 'gap-override-skill' as const,
      level: 'error' as const,
      path: ['gapOverrides', {_key}, 'skill'],
      otherId: to._id,
      message: `“${to.title}” does not need this skill, so correcting it changes nothing. Remove the correction.`,
    }))
}

function roadmapFindings(to: Career, roadmap: LearningRoadmap): Found[] {
  if (roadmap.target === undefined || roadmap.target._ref === to._id) return []
  return [
    {
      rule: 'roadmap-target',
      level: 'error',
      path: ['roadmap'],
      otherId: roadmap._id,
      message: `The roadmap “${roadmap.title}” leads to another career. Choose one for “${to.title}”.`,
    },
  ]
}

function coverageFindings(
  path: TransitionPath,
  from: Career,
  to: Career,
  roadmap: LearningRoadmap,
  content: ContentIndex,
): Found[] {
  const advantages = (path.advantages ?? []).flatMap(
    (reference) => content.find('advantage', reference) ?? [],
  )
  const titleOf = (id: string) => content.find('skill', {_ref: id})?.title ?? id
  const rows = pathGap({path, from, to, advantages, titleOf})
  const open = uncoveredGaps(rows, reachedLevels(roadmap.phases))
  const describe = (gaps: typeof open) =>
    gaps
      .map(({row: {need}, reached}) => `${need.title} (needed ${need.level}, reached ${reached})`)
      .join(', ')
  const decisive = open.filter(({isDecisive}) => isDecisive)
  const others = open.filter(({isDecisive}) => !isDecisive)
  const findings: Found[] = []
  if (decisive.length > 0) {
    findings.push({
      rule: 'important-gap-covered',
      level: 'error',
      path: ['roadmap'],
      otherId: roadmap._id,
      message: `The roadmap leaves important gaps open: ${describe(decisive)}. Add steps that reach these levels.`,
    })
  }
  if (others.length > 0) {
    findings.push({
      rule: 'gap-covered',
      level: 'warning',
      path: ['roadmap'],
      otherId: roadmap._id,
      message: `The roadmap leaves smaller gaps open: ${describe(others)}.`,
    })
  }
  return findings
}

function durationFindings(path: TransitionPath, roadmap: LearningRoadmap | undefined): Found[] {
  const {durationMonths, weeklyHours} = path
  if (durationMonths === undefined || weeklyHours === undefined) return []
  const fits = checkDuration(durationMonths, weeklyHours, roadmapHours(roadmap?.phases))
  return fits === true
    ? []
    : [
        {
          rule: 'duration-matches-hours',
          level: 'warning',
          path: ['durationMonths'],
          message: fits,
        },
      ]
}

function introFindings(path: TransitionPath, from: Career | undefined): Found[] {
  const text = plainText(path.intro).toLowerCase()
  if (from?.title === undefined || text === '') return []
  const names = [from.title, from.shortTitle, from.pluralTitle]
  if (names.some((name) => name && text.includes(name.toLowerCase()))) return []
  return [
    {
      rule: 'pitch-names-background',
      level: 'warning',
      path: ['intro'],
      message: `The pitch never names the background. Write “${from.title}” once, so that readers know it is meant for them.`,
    },
  ]
}
