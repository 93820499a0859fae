import {describe, expect, test} from 'vitest'
import {type Marker, validate} from './testing/validate.ts'
import {
  advice,
  claim,
  figure,
  keyed,
  paragraph,
  phase,
  ref,
  requirement,
  step,
  validDocuments,
  weakRef,
  words,
} from './testing/validDocuments.ts'

type Change = Record<string, unknown>

/** Breaks the valid document of a type; `undefined` takes a field away. */
function broken(type: string, changes: Change) {
  const document = validDocuments()[type]
  if (document === undefined) throw new Error(`No valid document of type ${type} is written down.`)
  return {...document, ...changes}
}

function chapter(steps: unknown[], changes: Change = {}) {
  return [phase('one', steps as Change[]), {...phase('two', [step('last')]), ...changes}]
}

test.each(Object.values(validDocuments()))('a valid $_type passes', async (document) => {
  expect(await validate(document)).toEqual([])
})

describe.each(Object.keys(validDocuments()))('%s', (type) => {
  test('an empty document names every required field with a message that says what to do', async () => {
    const markers = await validate({_id: 'empty', _type: type})
    expect(markers.length).toBeGreaterThan(0)
    for (const {message} of markers) expect(message).toMatch(/^\S+ .*[.…]$/)
  })
})

type Case = [type: string, changes: Change, path: string, message: RegExp]

/** As objects, so that a test is named by its place and message, not by a whole document. */
function named(cases: Case[]) {
  return cases.map(([type, changes, path, message]) => ({type, changes, path, message}))
}

const errors: Case[] = [
  ['career', {title: 'PM'}, 'title', /2 characters. Write at least 3/],
  ['career', {title: 'x'.repeat(61)}, 'title', /Shorten it to 60/],
  ['career', {slug: {_type: 'slug', current: 'Product--Manager'}}, 'slug', /“product-manager”/],
  ['career', {slug: {_type: 'slug', current: 'a'.repeat(81)}}, 'slug', /81 characters/],
  ['career', {isTarget: false, isBackground: false}, 'isTarget', /Tick at least one/],
  ['career', {pageStatus: 'stub'}, 'pageStatus', /needs a full page/],
  ['career', {summary: 'Short.'}, 'summary', /Write at least 80/],
  ['career', {body: [paragraph(words(149))]}, 'body', /149 words. Write at least 150/],
  ['career', {body: undefined}, 'body', /0 words/],
  ['career', {dayToDay: ['Talk', 'Write']}, 'dayToDay', /until there are at least 3/],
  ['career', {skills: undefined}, 'skills', /at least 8/],
  [
    'career',
    {skills: Array.from({length: 17}, (_, i) => requirement(`s${i}`, i < 3 ? 5 : 2))},
    'skills',
    /at most 16/,
  ],
  [
    'career',
    {skills: Array.from({length: 8}, (_, i) => requirement(`s${i}`, i < 2 ? 5 : 3))},
    'skills',
    /Only 2 of the skills/,
  ],
  [
    'career',
    {skills: Array.from({length: 8}, (_, i) => requirement(`s${i}`, 5))},
    'skills',
    /same importance/,
  ],
  [
    'career',
    {skills: Array.from({length: 8}, (_, i) => requirement(`s${i % 7}`, i < 3 ? 5 : 3))},
    'skills',
    /listed twice/,
  ],
  ['career', {typicalSkills: [claim('s1')]}, 'typicalSkills', /at least 6/],
  [
    'career',
    {typicalSkills: Array.from({length: 6}, (_, i) => claim(`s${i}`, i === 0 ? 5 : 2))},
    'typicalSkills.level',
    /0 to 4/,
  ],
  ['career', {interests: {_type: 'interestProfile', r: 3}}, 'interests', /all six/],
  [
    'career',
    {interests: {_type: 'interestProfile', r: 3, i: 3, a: 3, s: 3, e: 3, c: 3}},
    'interests',
    /same value/,
  ],
  ['career', {jobZone: 6}, 'jobZone', /1 to 5/],
  [
    'career',
    {codes: [keyed({_type: 'occupationCode', scheme: 'onet-soc', code: '11-2021'})]},
    'codes.code',
    /11-2021\.00/,
  ],
  ['career', {salary: [figure({source: undefined})]}, 'salary.source', /without a source/],
  ['career', {salary: [figure({unit: 'dollars'})]}, 'salary.unit', /USD\/yr/],
  ['career', {salary: [figure({low: 120})]}, 'salary.value', /below the low end/],
  ['career', {salary: [figure({low: 9, high: 8})]}, 'salary.low', /Swap them/],
  [
    'career',
    {
      specialisations: ['a', 'a'].map((key) =>
        keyed({_type: 'specialisation', key, title: 'AI', summary: 'More models.'}),
      ),
    },
    'specialisations',
    /have the key “a”/,
  ],
  ['career', {alternateTitles: ['PM', 'pm']}, 'alternateTitles', /twice/],
  [
    'career',
    {relatedOverrides: [keyed(weakRef('a')), keyed(weakRef('a'))]},
    'relatedOverrides',
    /twice/,
  ],
  [
    'career',
    {faqs: [keyed({_type: 'faqItem', question: 'Why', answer: [paragraph('Because.')]})]},
    'faqs.question',
    /question mark/,
  ],
  [
    'career',
    {faqs: [keyed({_type: 'faqItem', question: 'Why?', answer: [paragraph(words(121))]})]},
    'faqs.answer',
    /121 words/,
  ],
  [
    'career',
    {image: {_type: 'image', asset: ref('image-a-1x1-png')}},
    'image.alt',
    /Describe the image/,
  ],
  ['career', {review: undefined}, 'review', /day of the last review/],

  ['transitionPath', {to: ref('background')}, 'to', /back to where it starts/],
  ['transitionPath', {durationMonths: 37}, 'durationMonths', /months from 1 to 36/],
  ['transitionPath', {durationMonths: 8.5}, 'durationMonths', /whole number/],
  ['transitionPath', {weeklyHours: 1}, 'weeklyHours', /2 to 40/],
  ['transitionPath', {intro: [paragraph(words(79))]}, 'intro', /at least 80/],
  ['transitionPath', {intro: [paragraph(words(221))]}, 'intro', /220 or fewer/],
  ['transitionPath', {advantages: [keyed(ref('a'))]}, 'advantages', /at least 2/],
  ['transitionPath', {advantages: [keyed(ref('a')), keyed(ref('a'))]}, 'advantages', /twice/],
  ['transitionPath', {authors: []}, 'authors', /at least one author/],
  [
    'transitionPath',
    {difficultyOverride: {_type: 'difficultyOverride', difficulty: 3}},
    'difficultyOverride.reason',
    /Say why/,
  ],
  [
    'transitionPath',
    {gapOverrides: [keyed({_type: 'gapOverride', skill: ref('s'), fromLevel: 2})]},
    'gapOverrides.reason',
    /Give the reason/,
  ],
  ['transitionPath', {advice: [advice('before', 'proof')]}, 'advice', /Write at least 4/],
  [
    'transitionPath',
    {advice: ['before', 'during', 'before', 'during'].map((at) => advice(at, 'proof'))},
    'advice',
    /No advice is marked “Landing”/,
  ],
  [
    'transitionPath',
    {advice: ['before', 'during', 'landing', 'during'].map((at) => advice(at))},
    'advice',
    /kind “Proof”/,
  ],
  ['transitionPath', {pitfalls: [advice('before', 'do')]}, 'pitfalls.kind', /to avoid/],
  [
    'transitionPath',
    {stories: [keyed({_type: 'story', quote: 'It was worth it.', consent: true})]},
    'stories.firstName',
    /whose story/,
  ],
  [
    'transitionPath',
    {stories: [keyed({_type: 'story', firstName: 'Ada', quote: words(61), consent: true})]},
    'stories.quote',
    /61 words/,
  ],

  ['advantage', {title: 'Too short'}, 'title', /at least 10/],
  ['advantage', {claim: 'You do it.'}, 'claim', /at least 60/],
  ['advantage', {appliesTo: undefined}, 'appliesTo', /at least one background/],
  ['advantage', {appliesTo: [keyed(ref('a')), keyed(ref('a'))]}, 'appliesTo', /twice/],
  ['advantage', {transfers: []}, 'transfers', /at least one skill/],
  ...(
    [
      [{toSkill: ref('s1')}, 'transfers.toSkill', /carry over to itself/],
      [{strength: 0.6}, 'transfers.strength', /0\.25, 0\.5 or 0\.75/],
      [{why: 'It just does.'}, 'transfers.why', /at least 30/],
    ] as const
  ).map(([change, path, message]): Case => {
    const transfer = keyed({
      _type: 'skillTransfer',
      fromSkill: ref('s1'),
      toSkill: ref('s2'),
      strength: 0.5,
      why: 'Both compare options against stated limits.',
      ...change,
    })
    return ['advantage', {transfers: [transfer]}, path, message]
  }),
  ['advantage', {example: [paragraph(words(29))]}, 'example', /at least 30/],
  [
    'advantage',
    {evidence: [keyed({_type: 'evidence', kind: 'source', body: 'A study.'})]},
    'evidence.source',
    /Choose the source/,
  ],

  ['learningRoadmap', {phases: [phase('one', [step('a')])]}, 'phases', /at least 2/],
  ['learningRoadmap', {phases: chapter([])}, 'phases.steps', /at least 1/],
  [
    'learningRoadmap',
    {phases: chapter([step('a', {hours: 201})])},
    'phases.steps.hours',
    /1 to 200/,
  ],
  [
    'learningRoadmap',
    {phases: chapter([step('a', {skills: []})])},
    'phases.steps.skills',
    /at least one skill/,
  ],
  [
    'learningRoadmap',
    {phases: chapter([step('a', {resources: []})])},
    'phases.steps.resources',
    /at least one/,
  ],
  [
    'learningRoadmap',
    {phases: chapter([step('a'), step('a')])},
    'phases.steps.key',
    /already taken/,
  ],
  ['learningRoadmap', {phases: chapter([step('A b')])}, 'phases.steps.key', /lower-case/],
  [
    'learningRoadmap',
    {phases: chapter([step('a', {requires: ['gone']})])},
    'phases.steps.requires',
    /No step has the key “gone”/,
  ],
  [
    'learningRoadmap',
    {phases: chapter([step('a', {requires: ['last']})])},
    'phases.steps.requires',
    /later phase/,
  ],
  [
    'learningRoadmap',
    {phases: chapter([step('a', {requires: ['b']}), step('b', {requires: ['a']})])},
    'phases.steps.requires',
    /before itself/,
  ],
  [
    'learningRoadmap',
    {
      phases: chapter([
        step('a', {skills: [keyed({_type: 'stepSkill', skill: ref('skill-1'), reachesLevel: 3})]}),
      ]),
    },
    'phases.steps.skills.reachesLevel',
    /already reaches level 3/,
  ],
  [
    'learningRoadmap',
    {
      variants: [5, 5].map((weeklyHours) =>
        keyed({_type: 'paceVariant', weeklyHours, label: 'Slow'}),
      ),
    },
    'variants',
    /same hours/,
  ],

  ['skill', {definition: 'Asking.'}, 'definition', /at least 40/],
  [
    'skill',
    {levels: {_type: 'levelAnchors', level1: 'I know.'}},
    'levels.level3',
    /Describe level 3/,
  ],
  ['skill', {aliases: ['product discovery']}, 'aliases', /twice, or is the title/],
  ['skill', {parent: weakRef('skill')}, 'parent', /part of itself/],
  [
    'skill',
    {codes: [keyed({_type: 'skillCode', scheme: 'onet', code: 'A.2'})]},
    'codes.code',
    /2\.A\.1\.a/,
  ],

  ['resource', {url: 'http://example.org'}, 'url', /https/],
  ['resource', {hours: 0}, 'hours', /above 0/],
  ['resource', {skills: []}, 'skills', /at least one skill/],
  ['resource', {resourceLanguage: 'English'}, 'resourceLanguage', /language code/],

  ['source', {attributionHtml: '<script>alert(1)</script>'}, 'attributionHtml', /Use only links/],
  ['person', {bio: 'x'.repeat(601)}, 'bio', /600 or fewer/],
  ['assessmentQuestion', {interestType: undefined}, 'interestType', /type of interest/],
  ['assessmentQuestion', {kind: 'skill'}, 'skill', /Choose the skill/],
  ['assessmentQuestion', {kind: 'single'}, 'options', /at least two/],
  ['page', {slug: {_type: 'slug', current: 'careers'}}, 'slug', /belongs to another part/],
  [
    'page',
    {
      body: [
        keyed({
          _type: 'table',
          caption: 'Two columns',
          rows: [['a', 'b'], ['c']].map((cells) => keyed({_type: 'tableRow', cells})),
        }),
      ],
    },
    'body.rows',
    /1 cells, the heading row has 2/,
  ],
  [
    'page',
    {body: [keyed({_type: 'image', asset: ref('image-a-1x1-png')})]},
    'body.alt',
    /Describe the image/,
  ],
  ['redirect', {to: undefined}, 'toDocument', /Say where/],
  ['redirect', {to: '/careers/pm'}, 'to', /lead to itself/],
  ['redirect', {from: 'careers/pm'}, 'from', /not an address/],
  ['redirect', {from: '/'}, 'from', /home page/],
  [
    'siteSettings',
    {
      homepage: {
        _type: 'homepage',
        heroTitle: 'Find your way.',
        featuredCareers: [keyed(weakRef('a')), keyed(weakRef('a'))],
      },
    },
    'homepage.featuredCareers',
    /twice/,
  ],
  ['siteSettings', {requestUrl: 'javascript:alert(1)'}, 'requestUrl', /mailto:/],
  ['siteSettings', {requestUrl: 'guides@example.org'}, 'requestUrl', /mailto:/],
  [
    'navigation',
    {items: [keyed({_type: 'navigationItem', label: 'Careers'})]},
    'items.reference',
    /Say where/,
  ],
  [
    'navigation',
    {items: [keyed({_type: 'navigationItem', label: 'A', url: '/a/', reference: ref('page')})]},
    'items.url',
    /not both/,
  ],
  [
    'assessmentSettings',
    {weights: {_type: 'assessmentWeights', readiness: 0.5, interest: 0.25, feasibility: 0.2}},
    'weights',
    /add up to 0\.95/,
  ],
  ['assessmentSettings', {maxSkillQuestions: 5}, 'maxSkillQuestions', /6 to 20/],
]

const warnings: Case[] = [
  ['career', {title: 'Product Managers'}, 'title', /looks like a plural/],
  ['career', {salary: [figure({asOf: '2020-01-01'})]}, 'salary.asOf', /readers do not see it/],
  ['transitionPath', {intro: [paragraph(words(90, 'They'))]}, 'intro', /say “you”/],
  ['transitionPath', {intro: [paragraph(`unparalleled ${words(90)}`)]}, 'intro', /“unparalleled”/],
  ['advantage', {title: 'The way you look at systems'}, 'title', /Start with a verb/],
  ['advantage', {title: 'Rare and powerful reading'}, 'title', /“rare and powerful”/],
  ['advantage', {evidence: undefined}, 'evidence', /Nothing supports/],
  ['page', {seo: {_type: 'seo', title: 'x'.repeat(61)}}, 'seo.title', /60 characters/],
  ['page', {seo: {_type: 'seo', description: 'Short.'}}, 'seo.description', /70 and 160/],
  [
    'assessmentSettings',
    {weights: {_type: 'assessmentWeights', readiness: 0.4, interest: 0.4, feasibility: 0.2}},
    'weights',
    /Interests predict/,
  ],
]

function found(markers: Marker[], level: string, path: string, message: RegExp) {
  return markers.some(
    (marker) => marker.level === level && marker.path === path && message.test(marker.message),
  )
}

test.each(named(errors))(
  '$type.$path is refused: $message',
  async ({type, changes, path, message}) => {
    const markers = await validate(broken(type, changes))
    expect(found(markers, 'error', path, message), JSON.stringify(markers, null, 1)).toBe(true)
  },
)

test.each(named(warnings))(
  '$type.$path only warns: $message',
  async ({type, changes, path, message}) => {
    const markers = await validate(broken(type, changes))
    expect(found(markers, 'warning', path, message), JSON.stringify(markers, null, 1)).toBe(true)
    expect(markers.filter(({level}) => level === 'error')).toEqual([])
  },
)

test('a paid resource without a price is noted, and no more', async () => {
  const markers = await validate(broken('resource', {cost: 'paid'}))
  expect(markers).toMatchObject([
    {level: 'info', path: 'price', message: expect.stringMatching(/Look up the price/)},
  ])
})

describe('a slug', () => {
  const career = () => broken('career', {_id: 'drafts.career'})

  test('may be held by the published document and by versions of the same one', async () => {
    expect(await validate(career(), ['career', 'drafts.career', 'versions.r1.career'])).toEqual([])
  })

  test('may not be held by another document of the type and language', async () => {
    const markers = await validate(career(), ['drafts.career', 'drafts.other'])
    expect(markers).toMatchObject([{level: 'error', path: 'slug'}])
  })
})
