import type {SanityDocumentStub} from '@sanity/client'

/** Content of unusual shape: the longest titles, the most and the fewest of everything. */
export const shapes = {
  /** Whose title is as long as real ones get, with 16 skills, a picture of no kind and no figures. */
  long: 'clinical-trials-data-and-regulatory-submissions-coordinator',
  /** 60 paths lead there. */
  crowded: 'office-manager',
  /** No path leads there. */
  lonely: 'beekeeper',
  longPath: 'safety-inspector-to-clinical-trials-coordinator',
  plan: 'one-step',
  /** A background that a path leaves. */
  left: 'environmental-health-and-occupational-safety-inspector',
} as const

const CROWD = 60
const SKILLS = 16

export function edgeShapes(): SanityDocumentStub[] {
  return [
    ...Array.from({length: SKILLS}, (_, number) => skill(number)),
    career(shapes.long, 'Clinical Trials Data and Regulatory Submissions Coordinator', SKILLS),
    career(shapes.crowded, 'Office Manager', 3),
    career(shapes.lonely, 'Beekeeper', 1),
    background(shapes.left, 'Environmental Health and Occupational Safety Inspector'),
    background('lighthouse-keeper', 'Lighthouse Keeper'),
    ...Array.from({length: CROWD}, (_, number) =>
      background(`crowd-${number}`, `Background ${number + 1}`),
    ),
    path(shapes.longPath, shapes.left, shapes.long),
    ...Array.from({length: CROWD}, (_, number) =>
      path(`crowd-${number}-path`, `crowd-${number}`, shapes.crowded),
    ),
    plan(),
    {
      _id: 'advantage',
      _type: 'advantage',
      title: 'Look before you sign',
      claim: 'You have refused a signature until the place was safe.',
    },
    {
      _id: 'author',
      _type: 'person',
      name: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh',
      slug: slug('author'),
    },
  ]
}

function slug(current: string) {
  return {_type: 'slug', current}
}

function reference(id: string) {
  return {_type: 'reference', _ref: id}
}

function keyed(id: string) {
  return {_key: id, ...reference(id)}
}

function text(words: string) {
  const children = [{_type: 'span', _key: 's', text: words, marks: []}]
  return [{_type: 'block', _key: 'b', style: 'normal', markDefs: [], children}]
}

function skill(number: number): SanityDocumentStub {
  const title = number === 0 ? 'Pharmacovigilance documentation' : `Skill ${number + 1}`
  return {
    _id: `skill-${number}`,
    _type: 'skill',
    title,
    slug: slug(`skill-${number}`),
    kind: 'craft',
    definition: `What ${title} is about.`,
    levels: Object.fromEntries([1, 2, 3, 4].map((level) => [`level${level}`, `At ${level}.`])),
  }
}

function career(id: string, title: string, skillCount: number): SanityDocumentStub {
  return {
    _id: id,
    _type: 'career',
    title,
    slug: slug(id),
    isTarget: true,
    summary: `${title}: what the work is, in a sentence.`,
    body: text('More about the work.'),
    skills: Array.from({length: skillCount}, (_, number) => ({
      _key: `${number}`,
      skill: reference(`skill-${number}`),
      importance: 5 - (number % 5),
      level: 1 + (number % 4),
    })),
  }
}

function background(id: string, title: string): SanityDocumentStub {
  return {
    _id: id,
    _type: 'career',
    title,
    slug: slug(id),
    isTarget: false,
    isBackground: true,
    typicalSkills: [{_key: 'a', skill: reference('skill-0'), level: 1}],
  }
}

function path(id: string, from: string, to: string): SanityDocumentStub {
  return {
    _id: id,
    _type: 'transitionPath',
    slug: slug(id),
    from: reference(from),
    to: reference(to),
    durationMonths: 1,
    weeklyHours: 8,
    canKeepJob: true,
    intro: text('Why this way is open to you.'),
    advantages: [keyed('advantage')],
    roadmap: reference('plan'),
    advice: [{_key: 'a', kind: 'do', phase: 'before', title: 'Ask', body: text('Somebody.')}],
    authors: [keyed('author')],
  }
}

function plan(): SanityDocumentStub {
  const step = {
    _key: 'only',
    key: 'only',
    title: 'Do the one thing',
    why: 'It is all there is.',
    hours: 1,
    task: 'Do it.',
    evidence: 'It is done.',
  }
  return {
    _id: 'plan',
    _type: 'learningRoadmap',
    title: 'A plan of one step',
    slug: slug(shapes.plan),
    phases: [
      {_key: 'p', key: 'p', title: 'All of it', goal: 'One.', milestone: 'Done.', steps: [step]},
    ],
  }
}
