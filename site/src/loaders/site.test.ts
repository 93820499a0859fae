import {expect, test} from 'vitest'
import {unpack} from '../content/packed.ts'
import {
  backgroundCareer,
  reference,
  roadmap,
  type SampleDocument,
  sampleContent,
  sampleWith,
  sampleWithout,
  siteOf,
  step,
  targetCareer,
  text,
  transitionPath,
} from '../testing/sampleContent.ts'
import type {Site} from './site.ts'

function guideOf({paths}: Site) {
  return paths[0] && unpack(paths[0].guide)
}

test('complete content gives every page and an empty report', async () => {
  const site = await siteOf(sampleContent())

  expect(site.report.lines).toEqual([])
  expect(site.careers.map((page) => page.href)).toEqual(['/careers/product-manager/'])
  expect(site.paths.map((page) => page.href)).toEqual([
    '/paths/software-engineer-to-product-manager/',
  ])
  expect(site.roadmaps.map((page) => page.href)).toEqual(['/roadmaps/from-code-to-product/'])
  expect(site.skills.map((page) => page.href)).toEqual([
    '/skills/discovery/',
    '/skills/metrics/',
    '/skills/design/',
  ])
  expect(site.backgrounds.map((page) => page.href)).toEqual(['/from/software-engineer/'])
  expect(site.categories.map((page) => page.href)).toEqual(['/categories/product/'])
  expect(site.people.map((page) => page.href)).toEqual(['/people/ada-editor/'])
  expect(site.prosePages.map((page) => page.href)).toEqual(['/about/', '/methodology/'])
})

test('page data is plain JSON', async () => {
  const {report, ...pages} = await siteOf(sampleContent())

  expect(JSON.parse(JSON.stringify(pages))).toEqual(pages)
})

test('the order of documents in the dataset does not matter', async () => {
  const forwards = await siteOf(sampleContent())
  const backwards = await siteOf(sampleContent().toReversed())

  expect(JSON.stringify(backwards)).toBe(JSON.stringify(forwards))
})

test('the revision and the time of the last change do not reach page data', async () => {
  const stamped = sampleContent().map((document) => ({
    ...document,
    _rev: 'r1',
    _updatedAt: '2026-11-23T10:00:00Z',
  }))

  expect(JSON.stringify(await siteOf(stamped))).toBe(JSON.stringify(await siteOf(sampleContent())))
})

test('a path title is generated from its ends and months, and an override wins', async () => {
  const generated = await siteOf(sampleContent())
  const overridden = await siteOf(sampleWith(transitionPath({titleOverride: 'Leave the code'})))

  expect(generated.paths[0]?.title).toBe(
    'From Software Engineer to Product Manager: Your 9-Month Transition Guide',
  )
  expect(overridden.paths[0]?.title).toBe('Leave the code')
})

test('a specialisation gives its title and its levels to the path', async () => {
  const site = await siteOf(sampleWith(transitionPath({specialisation: 'ai'})))

  expect(site.paths[0]?.destination).toBe('AI Product Manager')
  expect(guideOf(site)?.gap.rows.find((row) => row.skillId === 'metrics')).toMatchObject({
    importance: 4,
    need: 3,
    have: 2,
    gap: 1,
    anchor: 'Metrics at level three.',
  })
})

test('the gap says where each level comes from', async () => {
  const site = await siteOf(
    sampleWith(
      targetCareer({
        skills: [
          {skill: reference('discovery'), importance: 5, level: 3},
          {skill: reference('metrics'), importance: 3, level: 2},
          {skill: reference('design'), importance: 1, level: 2},
        ],
      }),
      transitionPath({
        gapOverrides: [{skill: reference('metrics'), fromLevel: 0, reason: 'Rarely measured.'}],
      }),
    ),
  )

  expect(guideOf(site)?.gap.rows.map((row) => [row.title, row.gap, row.origin])).toEqual([
    [
      'Discovery',
      2,
      {
        kind: 'transfer',
        fromSkill: {id: 'design', title: 'System design', href: '/skills/design/'},
        advantageId: 'advantage',
        advantage: 'Turn limits into choices',
        why: 'Both begin with questions.',
      },
    ],
    ['Metrics', 2, {kind: 'override', reason: 'Rarely measured.'}],
    ['System design', 0, {kind: 'typical'}],
  ])
})

test('a path without its roadmap is withheld, named, and linked from nowhere', async () => {
  const site = await siteOf(sampleWithout('roadmap'))

  expect(site.paths).toEqual([])
  expect(site.careers[0]?.paths).toEqual([])
  expect(site.home.backgrounds).toEqual([])
  expect(site.sitemap.map((entry) => entry.href)).not.toContain(
    '/paths/software-engineer-to-product-manager/',
  )
  expect(site.report.lines[0]).toEqual({
    documentId: 'path',
    documentType: 'transitionPath',
    field: 'roadmap',
    reason: 'Refers to a document that is missing or not published.',
    effect: 'withheld',
  })
  expect(JSON.stringify({...site, report: null})).not.toContain('/paths/software')
})

test('a path to a withheld career is withheld too', async () => {
  const site = await siteOf(sampleWith(targetCareer({summary: ''})))

  expect(site.careers).toEqual([])
  expect(site.paths).toEqual([])
  expect(site.report.lines.map(({documentId, field}) => [documentId, field])).toEqual([
    ['pm', 'summary'],
    ['path', 'to'],
    ['moved', 'toDocument'],
  ])
})

test.each([
  ['a title that is a number', targetCareer({title: 7}), 'pm', 'title'],
  ['a slug that climbs out', targetCareer({slug: {current: '../x'}}), 'pm', 'slug'],
  ['skills that are no list', targetCareer({skills: 'many'}), 'pm', 'skills'],
  ['a negative pace', transitionPath({weeklyHours: -1}), 'path', 'weeklyHours'],
  ['no advice', transitionPath({advice: []}), 'path', 'advice'],
  [
    'a pitch of unknown blocks only',
    transitionPath({intro: [{_type: 'mystery'}]}),
    'path',
    'intro',
  ],
  ['a lost specialisation', transitionPath({specialisation: 'x'}), 'path', 'specialisation'],
  [
    'a phase without steps',
    roadmap({phases: [{key: 'a', steps: []}]}),
    'path',
    'roadmap.phases[0].steps',
  ],
  [
    'a step key used twice',
    roadmap({
      phases: [{key: 'a', title: 'A', goal: 'a', milestone: 'a', steps: [step('x'), step('x')]}],
    }),
    'path',
    'roadmap.phases[0].steps[1].key',
  ],
])('%s withholds the page and names the field', async (_case, document, id, field) => {
  const site = await siteOf(sampleWith(document))

  expect(site.report.lines).toContainEqual(
    expect.objectContaining({documentId: id, field, effect: 'withheld'}),
  )
  expect(site.prosePages).toHaveLength(2)
})

test('a missing skill or resource is dropped and reported, and the page stays', async () => {
  const site = await siteOf(sampleWithout('metrics').filter(({_id}) => _id !== 'book'))

  expect(site.careers[0]?.skills.map((skill) => skill.id)).toEqual(['discovery'])
  expect(site.paths[0]?.roadmap.phases[0]?.steps[0]?.resources).toEqual([])
  expect(
    site.report.lines.map(({documentId, field, effect}) => [documentId, field, effect]),
  ).toContainEqual(['pm', 'skills[1].skill', 'dropped'])
})

test('the second of two documents with one address is withheld', async () => {
  const site = await siteOf(sampleWith(targetCareer({_id: 'pm-2'})))

  expect(site.careers.map((page) => page.id)).toEqual(['pm'])
  expect(site.report.lines).toContainEqual(
    expect.objectContaining({documentId: 'pm-2', field: 'slug', effect: 'withheld'}),
  )
})

test('a page cannot take the address of another part of the site', async () => {
  const page = {
    _id: 'evil',
    _type: 'page',
    title: 'Careers',
    slug: {current: 'careers'},
    body: [text('x')],
  }
  const site = await siteOf(sampleWith(page))

  expect(site.prosePages.map(({id}) => id)).toEqual(['about', 'methodology'])
})

test('links inside prose lead to pages of this build only', async () => {
  const linked = text('', {
    markDefs: [
      {_key: 'live', _type: 'internalLink', reference: reference('pm')},
      {_key: 'origin', _type: 'internalLink', reference: reference('engineer')},
      {_key: 'gone', _type: 'internalLink', reference: reference('analyst')},
    ],
    children: [
      {_type: 'span', text: 'one', marks: ['live']},
      {_type: 'span', text: ' two', marks: ['gone']},
      {_type: 'span', text: ' three', marks: ['origin']},
    ],
  })
  const site = await siteOf(sampleWith(targetCareer({body: [linked]})))

  expect(site.careers[0]?.body).toEqual([
    {
      kind: 'paragraph',
      children: [
        {
          kind: 'link',
          href: '/careers/product-manager/',
          isExternal: false,
          children: [{kind: 'text', text: 'one'}],
        },
        {kind: 'text', text: ' two'},
        {
          kind: 'link',
          href: '/from/software-engineer/',
          isExternal: false,
          children: [{kind: 'text', text: ' three'}],
        },
      ],
    },
  ])
  expect(site.report.lines).toEqual([
    expect.objectContaining({documentId: 'pm', field: 'body', effect: 'dropped'}),
  ])
})

test('paths follow the order of the editors, then readiness', async () => {
  const ready = backgroundCareer({
    _id: 'analyst',
    title: 'Analyst',
    typicalSkills: [
      {skill: reference('metrics'), level: 4},
      {skill: reference('discovery'), level: 2},
    ],
  })
  const path = (id: string, more: object) => transitionPath({_id: id, slug: {current: id}, ...more})
  const site = await siteOf(
    sampleWith(
      ready,
      path('path', {}),
      path('b', {from: reference('analyst')}),
      path('c', {order: 1}),
    ),
  )

  expect(site.careers[0]?.paths.map(({id}) => id)).toEqual(['c', 'b', 'path'])
})

test('hours count every step, optional ones too', async () => {
  const site = await siteOf(sampleContent())

  expect(site.paths[0]?.roadmap).toMatchObject({hours: 40, phases: [{hours: 40}]})
})

test('an old figure and one without a source are left out', async () => {
  const figure = {value: 100, unit: 'USD/yr', region: 'US', source: reference('src')}
  const source = {_id: 'src', _type: 'source', publisher: 'P', title: 'T', url: 'https://p.test/'}
  const site = await siteOf(
    sampleWith(
      source,
      targetCareer({
        salary: [
          {...figure, asOf: '2026-01-01'},
          {...figure, asOf: '2023-01-01'},
          {...figure, asOf: '2026-01-01', source: reference('nowhere')},
        ],
      }),
    ),
  )

  expect(site.careers[0]?.facts.map(({figure: {asOf}}) => asOf)).toEqual(['2026-01-01'])
  expect(site.report.lines.map((line) => line.field)).toEqual([
    'salary[1].asOf',
    'salary[2].source',
  ])
})

test('a story without consent never reaches the page', async () => {
  const site = await siteOf(
    sampleWith(
      transitionPath({
        stories: [
          {firstName: 'Kim', quote: 'Secret.', consent: false},
          {firstName: 'Lou', quote: 'Open.', consent: true},
        ],
      }),
    ),
  )

  expect(guideOf(site)?.stories).toEqual([{name: 'Lou', href: null, quote: 'Open.'}])
})

test('without settings and navigation the site still has a name and links', async () => {
  const site = await siteOf(sampleWithout('siteSettings').filter(({_id}) => _id !== 'navigation'))

  expect(site.frame.name).toBe('Crosswalk')
  expect(site.frame.navigation.map(({href}) => href)).toEqual(['/careers/', '/assessment/'])
  expect(site.report.lines).toEqual([expect.objectContaining({documentId: 'siteSettings'})])
})

test('an empty dataset gives an empty site', async () => {
  const site = await siteOf([])

  expect(site.careerIndex).toEqual({careers: [], fields: [], backgrounds: []})
  expect(site.sitemap.map(({href}) => href)).toEqual([
    '/',
    '/assessment/',
    '/careers/',
    '/compare/',
    '/search/',
  ])
})

test('hidden pages stay out of the sitemap; dates come from reviews', async () => {
  const site = await siteOf(sampleWith(transitionPath({seo: {noindex: true}})))

  expect(site.sitemap).toEqual([
    {href: '/', lastModified: '2026-09-02'},
    {href: '/about/', lastModified: '2026-07-01'},
    {href: '/assessment/', lastModified: '2026-09-02'},
    {href: '/careers/', lastModified: '2026-09-02'},
    {href: '/careers/product-manager/', lastModified: '2026-09-02'},
    {href: '/categories/', lastModified: '2026-07-01'},
    {href: '/categories/product/', lastModified: '2026-09-02'},
    {href: '/compare/', lastModified: '2026-09-02'},
    {href: '/from/', lastModified: null},
    {href: '/from/software-engineer/', lastModified: '2026-09-02'},
    {href: '/methodology/', lastModified: '2026-07-01'},
    {href: '/paths/', lastModified: '2026-09-02'},
    {href: '/people/', lastModified: '2026-07-01'},
    {href: '/people/ada-editor/', lastModified: '2026-09-02'},
    {href: '/roadmaps/', lastModified: null},
    {href: '/roadmaps/from-code-to-product/', lastModified: null},
    {href: '/search/', lastModified: null},
    {href: '/skills/', lastModified: null},
    {href: '/skills/design/', lastModified: null},
    {href: '/skills/discovery/', lastModified: null},
    {href: '/skills/metrics/', lastModified: null},
  ])
})

test.each([
  ['mailto:guides@guides.test', 'mailto:guides@guides.test', 0],
  ['https://guides.test/ask', 'https://guides.test/ask', 0],
  ['javascript:alert(1)', null, 1],
  [7, null, 1],
  [undefined, null, 0],
])('the place to ask for a path, given as %s, is %s', async (requestUrl, expected, dropped) => {
  const site = await siteOf(sampleWith({...settings(), requestUrl}))

  expect(site.assessment.requestHref).toBe(expected)
  expect(site.report.lines.filter(({field}) => field === 'requestUrl')).toHaveLength(dropped)
})

test('accounts of the site elsewhere are linked, unless the address is none to follow', async () => {
  const social = [
    {_key: 'a', label: 'Mastodon', url: 'https://social.test/@guides'},
    {_key: 'b', label: 'Elsewhere', url: 'javascript:alert(1)'},
  ]

  const site = await siteOf(sampleWith({...settings(), social}))

  expect(site.frame.profiles).toEqual([{label: 'Mastodon', url: 'https://social.test/@guides'}])
  expect(site.report.lines.map(({field}) => field)).toEqual(['social[1].url'])
})

function settings(): SampleDocument {
  const document = sampleContent().find(({_id}) => _id === 'siteSettings')
  if (document === undefined) throw new Error('The sample has settings.')
  return document
}
