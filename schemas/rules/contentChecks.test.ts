import {expect, test} from 'vitest'
import {
  claim,
  keyed,
  paragraph,
  phase,
  ref,
  requirement,
  step,
  validDocuments,
  weakRef,
  words,
} from '../testing/validDocuments.ts'
import {checkContent} from './contentChecks.ts'
import type {ContentDocument} from './contentIndex.ts'
import {type ContentRule, contentRules} from './contentRules.ts'
import {normalisedUrl} from './sharedNames.ts'

type Change = Record<string, unknown>

function reaching(skill: string, reachesLevel: number) {
  return {skills: [keyed({_type: 'stepSkill', skill: ref(skill), reachesLevel})]}
}

/**
 * A software engineer becomes a product manager: two skills needed, one missing,
 * and a roadmap of 35 hours a month that teaches it.
 */
function site(changes: Record<string, Change> = {}, more: Change[] = []): ContentDocument[] {
  const valid = validDocuments()
  const documents: Change[] = [
    {
      ...valid.career,
      isBackground: false,
      skills: [requirement('discovery', 5, 3), requirement('technical', 3, 2)],
      typicalSkills: undefined,
      specialisations: [
        keyed({_type: 'specialisation', key: 'ai', title: 'AI Product Manager', summary: 'AI.'}),
      ],
    },
    {
      ...valid.career,
      _id: 'background',
      title: 'Software Engineer',
      slug: {_type: 'slug', current: 'software-engineer'},
      isTarget: false,
      skills: undefined,
      typicalSkills: [claim('technical', 4)],
    },
    {
      ...valid.transitionPath,
      durationMonths: 1,
      intro: [paragraph(`You, a software engineer. ${words(80)}`)],
    },
    ...['advantage', 'advantage-2'].map((_id) => ({
      ...valid.advantage,
      _id,
      transfers: [
        keyed({
          _type: 'skillTransfer',
          fromSkill: ref('technical'),
          toSkill: ref('discovery'),
          strength: 0.25,
          why: 'Both ask why something fails.',
        }),
      ],
    })),
    {
      ...valid.learningRoadmap,
      phases: [
        phase('look', [step('a', {hours: 20, ...reaching('discovery', 2)})]),
        phase('ask', [step('b', {hours: 15, ...reaching('discovery', 3)})]),
      ],
    },
    ...['discovery', 'technical'].map((_id) => ({
      ...valid.skill,
      _id,
      title: _id,
      slug: {_type: 'slug', current: _id},
    })),
    {...valid.resource, skills: [keyed(ref('discovery'))]},
    valid.person ?? {},
    valid.category ?? {},
    valid.siteSettings ?? {},
    ...more,
  ]
  return documents.map((document) => ({
    ...document,
    ...changes[String(document._id)],
  })) as unknown as ContentDocument[]
}

test('documents that fit together have no findings', () => {
  expect(checkContent(site())).toEqual([])
})

interface Case {
  name: string
  changes?: Record<string, Change>
  more?: Change[]
  finding: {rule: ContentRule; documentId: string; level: string; message: RegExp}
}

const other = (id: string, type: string, changes: Change = {}): Change => ({
  ...validDocuments()[type],
  _id: id,
  ...changes,
})

const cases: Case[] = [
  {
    name: 'a path from a career that is no background',
    changes: {background: {isBackground: false}},
    finding: {
      rule: 'path-from-background',
      documentId: 'transitionPath',
      level: 'error',
      message: /not marked as a background/,
    },
  },
  {
    name: 'a path to a career that is no target',
    changes: {career: {isTarget: false}},
    finding: {
      rule: 'path-to-target',
      documentId: 'transitionPath',
      level: 'error',
      message: /not marked as a target/,
    },
  },
  {
    name: 'a specialisation that the career does not have',
    changes: {transitionPath: {specialisation: 'gone'}},
    finding: {
      rule: 'path-specialisation',
      documentId: 'transitionPath',
      level: 'error',
      message: /key “gone”/,
    },
  },
  {
    name: 'a second path between the same ends',
    more: [other('zzz', 'transitionPath')],
    finding: {
      rule: 'unique-path',
      documentId: 'zzz',
      level: 'error',
      message: /\(transitionPath\)/,
    },
  },
  {
    name: 'an advantage of other people',
    changes: {advantage: {appliesTo: [keyed(ref('career'))]}},
    finding: {
      rule: 'path-advantage',
      documentId: 'transitionPath',
      level: 'error',
      message: /does not list “Software Engineer”/,
    },
  },
  {
    name: 'a corrected level of a skill that is not needed',
    changes: {
      transitionPath: {
        gapOverrides: [
          keyed({_type: 'gapOverride', skill: ref('cooking'), fromLevel: 1, reason: 'A hobby.'}),
        ],
      },
    },
    finding: {
      rule: 'gap-override-skill',
      documentId: 'transitionPath',
      level: 'error',
      message: /does not need this skill/,
    },
  },
  {
    name: 'a roadmap to another career',
    changes: {learningRoadmap: {target: ref('background')}},
    finding: {
      rule: 'roadmap-target',
      documentId: 'transitionPath',
      level: 'error',
      message: /leads to another career/,
    },
  },
  {
    name: 'a decisive gap that only an optional step closes',
    changes: {
      learningRoadmap: {
        phases: [
          phase('look', [step('a', {hours: 35, optional: true, ...reaching('discovery', 3)})]),
        ],
      },
    },
    finding: {
      rule: 'important-gap-covered',
      documentId: 'transitionPath',
      level: 'error',
      message: /important gaps open: discovery \(needed 3, reached 0\)/,
    },
  },
  {
    name: 'a smaller gap that stays open',
    changes: {background: {typicalSkills: [claim('technical', 1)]}},
    finding: {
      rule: 'gap-covered',
      documentId: 'transitionPath',
      level: 'warning',
      message: /smaller gaps open: technical/,
    },
  },
  {
    name: 'a duration that the roadmap does not keep',
    changes: {transitionPath: {durationMonths: 4}},
    finding: {
      rule: 'duration-matches-hours',
      documentId: 'transitionPath',
      level: 'warning',
      message: /Set the duration to 1/,
    },
  },
  {
    name: 'a pitch that never names the background',
    changes: {transitionPath: {intro: [paragraph(words(90))]}},
    finding: {
      rule: 'pitch-names-background',
      documentId: 'transitionPath',
      level: 'warning',
      message: /never names the background/,
    },
  },
  {
    name: 'a transfer from a skill that the background does not have',
    changes: {background: {typicalSkills: []}},
    finding: {
      rule: 'transfer-from-skill',
      documentId: 'advantage',
      level: 'warning',
      message: /gives no credit there/,
    },
  },
  {
    name: 'a step for a skill that the career does not need',
    changes: {career: {skills: [requirement('technical', 3, 2)]}},
    finding: {
      rule: 'step-skill-needed',
      documentId: 'learningRoadmap',
      level: 'warning',
      message: /skill “discovery”/,
    },
  },
  {
    name: 'a step whose every resource costs money',
    changes: {resource: {cost: 'paid'}},
    finding: {
      rule: 'free-resource',
      documentId: 'learningRoadmap',
      level: 'warning',
      message: /Add a free one/,
    },
  },
  {
    name: 'skills that are part of each other',
    changes: {discovery: {parent: weakRef('technical')}, technical: {parent: weakRef('discovery')}},
    finding: {
      rule: 'skill-circle',
      documentId: 'discovery',
      level: 'error',
      message: /part of itself/,
    },
  },
  {
    name: 'two careers of one title, whatever the case',
    changes: {background: {title: 'product  manager'}},
    finding: {
      rule: 'unique-career-title',
      documentId: 'career',
      level: 'error',
      message: /already taken by the document background/,
    },
  },
  {
    name: 'another name that is the title of a career',
    changes: {career: {alternateTitles: ['software engineer']}},
    finding: {
      rule: 'unique-career-name',
      documentId: 'career',
      level: 'warning',
      message: /“software engineer”/,
    },
  },
  {
    name: 'two skills of one name',
    changes: {technical: {aliases: ['Discovery']}},
    finding: {
      rule: 'unique-skill-name',
      documentId: 'technical',
      level: 'error',
      message: /merge the two skills/,
    },
  },
  {
    name: 'two resources of one address',
    more: [other('zzz', 'resource', {url: 'https://gov.uk/service-manual/?utm_source=x#top'})],
    finding: {
      rule: 'unique-address',
      documentId: 'zzz',
      level: 'error',
      message: /one resource in both places/,
    },
  },
  {
    name: 'a redirect from a live page',
    more: [other('r1', 'redirect', {from: '/careers/product-manager', to: '/about/'})],
    finding: {
      rule: 'redirect-live-page',
      documentId: 'r1',
      level: 'error',
      message: /live page \(career\)/,
    },
  },
  {
    name: 'two redirects from one address',
    more: [other('r1', 'redirect'), other('r2', 'redirect', {from: '/careers/pm'})],
    finding: {
      rule: 'redirect-unique',
      documentId: 'r2',
      level: 'error',
      message: /already redirected by the document r1/,
    },
  },
  {
    name: 'redirects in a circle',
    more: [
      other('r1', 'redirect', {from: '/a/', to: '/b/'}),
      other('r2', 'redirect', {from: '/b/', to: '/a'}),
    ],
    finding: {
      rule: 'redirect-circle',
      documentId: 'r1',
      level: 'error',
      message: /leads back to itself/,
    },
  },
  {
    name: 'questions for one interest only',
    more: [other('q1', 'assessmentQuestion'), other('q2', 'assessmentQuestion')],
    finding: {
      rule: 'questions-per-interest',
      documentId: 'q1',
      level: 'error',
      message: /0 active questions for the interest “Social”/,
    },
  },
  {
    name: 'a featured page that is not published',
    changes: {
      siteSettings: {homepage: {_type: 'homepage', featuredPaths: [keyed(weakRef('gone'))]}},
    },
    finding: {
      rule: 'weak-reference',
      documentId: 'siteSettings',
      level: 'warning',
      message: /not published/,
    },
  },
  {
    name: 'a reference to nothing',
    changes: {resource: {skills: [keyed(ref('discovery')), keyed(ref('gone'))]}},
    finding: {
      rule: 'reference',
      documentId: 'resource',
      level: 'error',
      message: /document “gone”/,
    },
  },
  {
    name: 'two pages of one type and slug',
    more: [other('zzz', 'person', {name: 'Another Ada'})],
    finding: {
      rule: 'unique-slug',
      documentId: 'zzz',
      level: 'error',
      message: /the document person/,
    },
  },
  {
    name: 'two sources of one address',
    more: [other('s1', 'source'), other('s2', 'source', {url: 'https://bls.gov/ooh'})],
    finding: {rule: 'unique-address', documentId: 's2', level: 'error', message: /the document s1/},
  },
  ...(['advantage', 'category', 'learningRoadmap', 'page', 'person', 'source'] as const).map(
    (type): Case => ({
      name: `${type} that no page leads to`,
      more: [other('zzz', type, {slug: {_type: 'slug', current: 'zzz'}})],
      finding: {
        rule: 'unreachable',
        documentId: 'zzz',
        level: 'warning',
        message: /delete it\.$|link to it\.$/,
      },
    }),
  ),
  {
    name: 'a background that no path leaves, although an advantage names it',
    changes: {advantage: {appliesTo: [keyed(ref('background')), keyed(ref('zzz'))]}},
    more: [
      other('zzz', 'career', {
        title: 'Sailor',
        slug: {_type: 'slug', current: 'sailor'},
        isTarget: false,
        typicalSkills: [claim('technical')],
      }),
    ],
    finding: {
      rule: 'unreachable',
      documentId: 'zzz',
      level: 'warning',
      message: /No path leaves this background/,
    },
  },
]

test.each(cases)('$name is found', ({changes, more, finding}) => {
  const {rule, documentId, level, message} = finding
  const findings = checkContent(site(changes, more))
  expect(
    findings.some(
      (found) =>
        found.rule === rule &&
        found.documentId === documentId &&
        found.level === level &&
        message.test(found.message),
    ),
    JSON.stringify(findings, null, 1),
  ).toBe(true)
})

test('every rule has a case', () => {
  expect(new Set(cases.map(({finding}) => finding.rule))).toEqual(new Set(contentRules))
})

test('what the menu or a resource’s skill leads to is reached', () => {
  const findings = checkContent(
    site({}, [
      other('page', 'page'),
      other('navigation', 'navigation', {
        items: [keyed({_type: 'navigationItem', label: 'About', url: '/about/'})],
      }),
      other('zzz', 'resource', {
        url: 'https://example.org/',
        skills: [keyed(ref('technical'))],
      }),
    ]),
  )
  expect(findings).toEqual([])
})

test('a path to the specialisation is no twin of the path to the career', () => {
  expect(checkContent(site({}, [other('zzz', 'transitionPath', {specialisation: 'ai'})]))).toEqual(
    expect.not.arrayContaining([
      expect.objectContaining({message: expect.stringMatching(/Another path/)}),
    ]),
  )
})

test('a redirect follows its document, not the address it once had', () => {
  const redirect = other('r1', 'redirect', {from: '/a/', to: '/a/', toDocument: weakRef('person')})
  expect(checkContent(site({}, [redirect]))).toEqual([])
})

test('two broken documents are reported in the order of their ids', () => {
  const findings = checkContent(site({resource: {cost: 'paid'}, background: {typicalSkills: []}}))
  const ids = findings.map(({documentId}) => documentId)
  expect(ids).toEqual([...ids].sort())
})

test.each([
  ['https://www.Example.org/a/?b=2&a=1#top', 'example.org/a?a=1&b=2'],
  ['https://example.org/a?a=1&b=2&utm_campaign=x', 'example.org/a?a=1&b=2'],
  ['not a url ', 'not a url'],
])('%s is the address %s', (address, normalised) => {
  expect(normalisedUrl(address)).toBe(normalised)
})
