import {monthsFromHours} from '@crosswalk/schemas/rules/duration'
import {specialisationKey, specialisationTitle} from './careers.ts'
import {
  advantagesOf,
  backgroundOf,
  backgroundOfAdvantage,
  claimsOf,
  type DatasetShape,
  leadsToSpecialisation,
  needsOf,
  roadmapOf,
  targetOf,
} from './datasetShape.ts'
import {
  authorId,
  careerTitle,
  documentOf,
  idOf,
  type Json,
  listTo,
  prose,
  skillTitle,
  slugOf,
  to,
} from './documents.ts'
import {roadmapHours} from './learning.ts'
import {draw} from './permutation.ts'
import type {Say} from './phrasebook.ts'
import type {PhraseName} from './phrases.ts'

export function pathDocument(shape: DatasetShape, say: Say, path: number): Json {
  const target = targetOf(shape, path)
  const isSpecial = leadsToSpecialisation(shape, path)
  const from = careerTitle(backgroundOf(shape, path))
  const destination = isSpecial ? specialisationTitle(target) : careerTitle(target)
  const roadmap = roadmapOf(shape, path)
  const weeklyHours = 6 + draw(7, shape.seed, path)
  const months = monthsFromHours(roadmapHours(shape, roadmap), weeklyHours) ?? 0
  const widest = needsOf(shape, target)[draw(3, shape.seed, path, 1)]
  const names = {from, to: destination, skill: skillTitle(widest?.skill ?? 0)}
  const tell = (...phrases: PhraseName[]) =>
    phrases.map((phrase) => say(phrase, path, names)).join(' ')
  return documentOf('transitionPath', idOf('path', path), {
    from: to(idOf('career', backgroundOf(shape, path))),
    to: to(idOf('career', target)),
    ...(isSpecial && {specialisation: specialisationKey}),
    slug: slugOf(`${from} to ${destination}`),
    durationMonths: Math.round(months),
    weeklyHours,
    canKeepJob: path % 8 !== 0,
    intro: prose(
      tell('pitchNow', 'pitchCarries'),
      tell('pitchHard', 'pitchPlan'),
      tell('pitchMonday'),
    ),
    authors: listTo([authorId]),
    advantages: listTo(advantagesOf(shape, path).map((advantage) => idOf('advantage', advantage))),
    ...(path % 10 === 0 && widest && {gapOverrides: [overrideOf(say, path, widest.skill)]}),
    gapNarrative: prose(tell('gapWide', 'gapNarrow')),
    roadmap: to(idOf('roadmap', roadmap)),
    advice: adviceKinds.map(([key, kind, phase, what, how], place) => ({
      _key: key,
      _type: 'adviceItem',
      kind,
      title: say('adviceTitle', path * adviceKinds.length + place),
      body: prose(tell(what, how)),
      phase,
    })),
    faqs: [
      {
        _key: 'faq',
        _type: 'faqItem',
        question: tell('question'),
        answer: prose(tell('answer')),
      },
    ],
  })
}

const adviceKinds: readonly [string, string, string, PhraseName, PhraseName][] = [
  ['look', 'do', 'before', 'adviceBefore', 'adviceBeforeDone'],
  ['ask', 'ask', 'before', 'adviceAsk', 'adviceAskDone'],
  ['proof', 'proof', 'during', 'adviceProof', 'adviceProofDone'],
  ['interview', 'interview', 'landing', 'adviceLanding', 'adviceLandingDone'],
]

function overrideOf(say: Say, path: number, skill: number): Json {
  return {
    _key: idOf('skill', skill),
    _type: 'gapOverride',
    skill: to(idOf('skill', skill)),
    fromLevel: 1,
    reason: say('overrideReason', path),
  }
}

/** Of one background; it carries over into the trade that follows the background's own. */
export function advantageDocument(shape: DatasetShape, say: Say, advantage: number): Json {
  const background = backgroundOfAdvantage(advantage)
  const brought = claimsOf(shape, background)
  const from = brought[advantage % 4]?.skill ?? 0
  const helped = needsOf(shape, (background + 1) % shape.targets)
  const target = helped.find(({skill}) => skill !== from)?.skill ?? 0
  return documentOf('advantage', idOf('advantage', advantage), {
    title: say('advantageTitle', advantage),
    claim: say('claim', advantage),
    universal: false,
    appliesTo: listTo([idOf('career', background)]),
    transfers: [
      {
        _key: `${idOf('skill', from)}-to-${idOf('skill', target)}`,
        _type: 'skillTransfer',
        fromSkill: to(idOf('skill', from)),
        toSkill: to(idOf('skill', target)),
        strength: [0.25, 0.5, 0.75][advantage % 3],
        why: say('transferReason', advantage),
      },
    ],
    evidence: [
      {_key: 'example', _type: 'evidence', kind: 'example', body: say('evidence', advantage)},
    ],
    example: prose(`${say('exampleWhen', advantage)} ${say('exampleThen', advantage)}`),
    limits: say('limits', advantage),
  })
}
