/** Documents that pass every rule, with nothing beyond what the rules ask for. */

type Value = Record<string, unknown>

let lastKey = 0

/** Array members need a key; its value never matters to a rule. */
export function keyed(value: Value): Value {
  lastKey += 1
  return {_key: `k${lastKey}`, ...value}
}

export function ref(id: string): Value {
  return {_type: 'reference', _ref: id}
}

export function weakRef(id: string): Value {
  return {...ref(id), _weak: true}
}

export function words(count: number, beginning = 'You'): string {
  return [beginning, ...Array.from({length: count - 1}, () => 'word')].join(' ')
}

export function paragraph(text: string, style = 'normal'): Value {
  return keyed({
    _type: 'block',
    style,
    markDefs: [],
    children: [keyed({_type: 'span', text, marks: []})],
  })
}

const common = {
  _createdAt: '2026-01-01T00:00:00Z',
  _updatedAt: '2026-01-01T00:00:00Z',
  _rev: 'r1',
  language: 'en',
  review: {_type: 'review', lastReviewed: '2026-01-01', reviewCycleMonths: 12},
}

function slug(current: string): Value {
  return {_type: 'slug', current}
}

export function requirement(skill: string, importance = 3, level = 3): Value {
  return keyed({_type: 'skillRequirement', skill: ref(skill), importance, level})
}

export function claim(skill: string, level = 2): Value {
  return keyed({_type: 'skillClaim', skill: ref(skill), level})
}

export function figure(changes: Value = {}): Value {
  return keyed({
    _type: 'sourcedFigure',
    value: 100,
    unit: 'USD/yr',
    region: 'United States',
    asOf: new Date().toISOString().slice(0, 10),
    source: ref('source'),
    ...changes,
  })
}

export function advice(phase: string, kind = 'do'): Value {
  return keyed({
    _type: 'adviceItem',
    kind,
    phase,
    title: 'Talk to five customers',
    body: [paragraph('You ask, they answer.')],
  })
}

export function step(key: string, changes: Value = {}): Value {
  return keyed({
    _type: 'step',
    key,
    title: 'Interview five customers',
    why: 'Nothing else shows what people need.',
    task: 'Find five people and ask.',
    evidence: 'Five pages of notes.',
    hours: 10,
    skills: [keyed({_type: 'stepSkill', skill: ref('skill-1'), reachesLevel: 2})],
    resources: [keyed(ref('resource'))],
    ...changes,
  })
}

export function phase(key: string, steps: Value[]): Value {
  return keyed({
    _type: 'phase',
    key,
    title: 'Look',
    goal: 'You know what people need.',
    milestone: 'Somebody has read your notes.',
    steps,
  })
}

/** One valid document of each type, by type. */
export function validDocuments(): Record<string, Value & {_id: string; _type: string}> {
  return {
    career: {
      ...common,
      _id: 'career',
      _type: 'career',
      title: 'Product Manager',
      slug: slug('product-manager'),
      isTarget: true,
      isBackground: true,
      pageStatus: 'full',
      category: ref('category'),
      summary:
        'Product managers decide what a team builds next and why. They work between customers, engineers and the business.',
      body: [paragraph(words(160))],
      skills: Array.from({length: 8}, (_, index) =>
        requirement(`skill-${index}`, index < 3 ? 5 : 3),
      ),
      typicalSkills: Array.from({length: 6}, (_, index) => claim(`skill-${index}`)),
    },
    transitionPath: {
      ...common,
      _id: 'transitionPath',
      _type: 'transitionPath',
      from: ref('background'),
      to: ref('career'),
      slug: slug('software-engineer-to-product-manager'),
      durationMonths: 9,
      weeklyHours: 8,
      canKeepJob: true,
      intro: [paragraph(words(90))],
      authors: [keyed(ref('person'))],
      advantages: [keyed(ref('advantage')), keyed(ref('advantage-2'))],
      roadmap: ref('learningRoadmap'),
      advice: [advice('before'), advice('during'), advice('during', 'proof'), advice('landing')],
    },
    advantage: {
      ...common,
      _id: 'advantage',
      _type: 'advantage',
      title: 'Read a system before changing it',
      claim: 'You look for the part that carries the load before you move anything at all.',
      universal: false,
      appliesTo: [keyed(ref('background'))],
      evidence: [keyed({_type: 'evidence', kind: 'example', body: 'A design document.'})],
      transfers: [
        keyed({
          _type: 'skillTransfer',
          fromSkill: ref('skill-1'),
          toSkill: ref('skill-2'),
          strength: 0.5,
          why: 'Both compare options against stated limits.',
        }),
      ],
    },
    learningRoadmap: {
      ...common,
      _id: 'learningRoadmap',
      _type: 'learningRoadmap',
      title: 'Product management for engineers',
      slug: slug('product-management-for-engineers'),
      target: ref('career'),
      audience: 'People who build software.',
      phases: [
        phase('look', [step('interview')]),
        phase('choose', [step('rank', {requires: ['interview']})]),
      ],
    },
    skill: {
      ...common,
      _id: 'skill',
      _type: 'skill',
      title: 'Product discovery',
      slug: slug('product-discovery'),
      kind: 'craft',
      definition: 'Finding out what people need before anything is built for them.',
      levels: {
        _type: 'levelAnchors',
        level1: 'I know what an interview is for.',
        level2: 'I have run one with help.',
        level3: 'I plan and run my own.',
        level4: 'I teach others to.',
      },
      assessable: true,
    },
    resource: {
      ...common,
      _id: 'resource',
      _type: 'resource',
      title: 'Service manual',
      url: 'https://www.gov.uk/service-manual',
      kind: 'article',
      provider: 'GOV.UK',
      cost: 'free',
      hours: 2,
      level: 2,
      skills: [keyed(ref('skill'))],
      resourceLanguage: 'en',
      affiliate: false,
    },
    category: {
      ...common,
      _id: 'category',
      _type: 'category',
      title: 'Product',
      slug: slug('product'),
    },
    source: {
      ...common,
      _id: 'source',
      _type: 'source',
      publisher: 'Bureau of Labor Statistics',
      title: 'Occupational Outlook Handbook',
      url: 'https://www.bls.gov/ooh/',
      accessed: '2026-01-01',
    },
    person: {...common, _id: 'person', _type: 'person', name: 'Ada', slug: slug('ada')},
    assessmentQuestion: {
      ...common,
      _id: 'assessmentQuestion',
      _type: 'assessmentQuestion',
      key: 'interest-r-1',
      kind: 'interest',
      interestType: 'r',
      prompt: 'Repair a bicycle',
      active: true,
    },
    page: {
      ...common,
      _id: 'page',
      _type: 'page',
      title: 'About',
      slug: slug('about'),
      body: [paragraph('We write guides.')],
    },
    redirect: {
      ...common,
      _id: 'redirect',
      _type: 'redirect',
      from: '/careers/pm/',
      to: '/careers/product-manager/',
      permanent: true,
    },
    siteSettings: {
      ...common,
      _id: 'siteSettings',
      _type: 'siteSettings',
      name: 'Crosswalk',
      url: 'https://example.org',
      description: 'Guides from one career to another.',
      homepage: {_type: 'homepage', heroTitle: 'Find your way to another career.'},
    },
    navigation: {
      ...common,
      _id: 'navigation',
      _type: 'navigation',
      items: [keyed({_type: 'navigationItem', label: 'Careers', url: '/careers/'})],
    },
    assessmentSettings: {
      ...common,
      _id: 'assessmentSettings',
      _type: 'assessmentSettings',
      weights: {_type: 'assessmentWeights', readiness: 0.55, interest: 0.25, feasibility: 0.2},
      bands: [
        ['strong', 0.7],
        ['long-shot', 0],
      ].map(([key, minimumScore]) =>
        keyed({
          _type: 'assessmentBand',
          key,
          title: 'A match',
          minimumScore,
          resultCopy: [paragraph('You are near.')],
        }),
      ),
      maxSkillQuestions: 14,
      methodologyBody: [paragraph('We compare.')],
      version: 1,
    },
  }
}
