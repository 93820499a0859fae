import {expect, test} from 'vitest'
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
  transitionPath,
} from '../testing/sampleContent.ts'

// What pages say about each other: nothing of it stands in their own documents.

function career(id: string, more: Record<string, unknown> = {}): SampleDocument {
  return targetCareer({_id: id, title: id, slug: {current: id}, specialisations: [], ...more})
}

function path(from: string, to: string, more: Record<string, unknown> = {}): SampleDocument {
  const id = `${from}-to-${to}`
  return transitionPath({
    _id: id,
    slug: {current: id},
    from: reference(from),
    to: reference(to),
    ...more,
  })
}

/** engineer → pm → lead, and nothing leads to the judge. */
function chain(): SampleDocument[] {
  return sampleWith(
    targetCareer({isBackground: true, typicalSkills: [{skill: reference('metrics'), level: 2}]}),
    career('lead'),
    career('judge', {
      skills: [{_key: 'a', skill: reference('design'), importance: 5, level: 4}],
    }),
    backgroundCareer({_id: 'cook', title: 'Cook', slug: {current: 'cook'}, typicalSkills: []}),
    path('pm', 'lead'),
  )
}

test('a career names the routes that lead to it, the ways on, and the dead ends', async () => {
  const site = await siteOf(chain())
  const lead = site.careers.find(({id}) => id === 'lead')
  const pm = site.careers.find(({id}) => id === 'pm')

  expect(lead?.paths.map(({id}) => id)).toEqual(['pm-to-lead'])
  expect(lead?.routesIn.map(({from, legs}) => [from.title, legs.map(({href}) => href)])).toEqual([
    ['Software Engineer', ['/paths/software-engineer-to-product-manager/', '/paths/pm-to-lead/']],
  ])
  // The second path has the same plan as the first, so all of it is done by then.
  expect(lead?.routesIn[0]).toMatchObject({hours: 40, savedHours: 40})
  expect(lead?.deadEnds).toEqual([{id: 'cook', title: 'Cook', href: null}])
  expect(pm?.onward).toMatchObject({href: '/from/product-manager/', paths: [{id: 'pm-to-lead'}]})
})

test('a background lists its paths, then what is near without one', async () => {
  const site = await siteOf(chain())
  const page = site.backgrounds.find(({id}) => id === 'engineer')

  expect(site.backgrounds.map(({id}) => id)).toEqual(['pm', 'engineer'])
  expect(page?.heading).toBe('Where Software Engineers Can Go Next')
  expect(page?.paths.map(({id}) => id)).toEqual(['path'])
  expect(page?.nearest.map(({title, routes}) => [title, routes.length])).toEqual([
    ['judge', 0],
    ['lead', 1],
  ])
  expect(page?.nearest[0]).toMatchObject({
    skillCounts: {have: 1, close: 0, learn: 0},
    topGaps: [],
    href: '/careers/judge/',
  })
  expect(page?.advantages).toEqual([
    {
      id: 'advantage',
      title: 'Turn limits into choices',
      claim: 'You have chosen under limits before.',
      limits: 'Customers are no system.',
      paths: [
        {
          id: 'path',
          title: 'Product Manager',
          href: '/paths/software-engineer-to-product-manager/',
        },
      ],
    },
  ])
})

test('targets beyond the nearest are reached by their best route or named as dead ends', async () => {
  const far = Array.from({length: 6}, (_, index) =>
    career(`far-${index}`, {
      skills: [{_key: 'a', skill: reference('design'), importance: 5, level: 4}],
    }),
  )
  const site = await siteOf([...chain(), ...far, career('remote')])
  const page = site.backgrounds.find(({id}) => id === 'engineer')

  expect(page?.nearest).toHaveLength(6)
  expect(page?.farther.map(({to}) => to.id)).toEqual(['lead'])
  expect(page?.deadEnds.map(({id}) => id)).toEqual(['judge', 'remote'])
})

test('without a path a background has no page and its name leads nowhere', async () => {
  const site = await siteOf(sampleWithout('path'))

  expect(site.backgrounds).toEqual([])
  expect(site.skills.find(({id}) => id === 'metrics')?.broughtBy).toEqual([
    {id: 'engineer', title: 'Software Engineer', href: null, level: 2, note: null},
  ])
})

test('related careers are those that the skills of this one cover, pinned ones first', async () => {
  const site = await siteOf(
    sampleWith(
      targetCareer({relatedOverrides: [reference('judge'), reference('gone')]}),
      career('lead'),
      career('judge', {
        skills: [{_key: 'a', skill: reference('design'), importance: 5, level: 4}],
      }),
    ),
  )
  const related = (id: string) => site.careers.find((each) => each.id === id)?.related ?? []

  expect(related('pm').map(({title, skillCounts}) => [title, skillCounts.have])).toEqual([
    ['judge', 0],
    ['lead', 2],
  ])
  expect(related('pm')[0]?.topGaps).toEqual([
    {id: 'design', title: 'System design', href: '/skills/design/'},
  ])
  expect(related('judge')).toEqual([])
})

test('a skill knows who needs it, who brings it, what carries over and how to learn it', async () => {
  const site = await siteOf(sampleContent())
  const skill = (id: string) => site.skills.find((page) => page.id === id)
  const pm = {id: 'pm', title: 'Product Manager', href: '/careers/product-manager/'}

  expect(skill('metrics')?.needs).toEqual([
    {...pm, specialisation: 'AI Product Manager', importance: 4, level: 3},
    {...pm, specialisation: null, importance: 3, level: 2},
  ])
  expect(skill('discovery')?.transfersIn).toMatchObject([
    {
      from: {title: 'System design', href: '/skills/design/'},
      strength: 0.25,
      backgrounds: [{title: 'Software Engineer', href: '/from/software-engineer/'}],
    },
  ])
  expect(skill('design')?.transfersOut).toMatchObject([{to: {title: 'Discovery'}}])
  expect(skill('discovery')?.resources).toMatchObject([{level: 2, items: [{title: 'A book'}]}])
  expect(skill('discovery')?.roadmaps).toEqual([
    {
      id: 'roadmap',
      href: '/roadmaps/from-code-to-product/',
      title: 'From code to product',
      reachesLevel: 1,
      hours: 40,
    },
  ])
})

test('a plan says what it raises, how long it takes at each pace, and who follows it', async () => {
  const steps = [
    step('a'),
    {...step('b'), skills: [{skill: reference('discovery'), reachesLevel: 3}]},
  ]
  const phases = [{key: 'p', title: 'P', goal: 'G', milestone: 'M', steps}]
  const site = await siteOf(
    sampleWith(roadmap({phases, variants: [{weeklyHours: 2, label: 'Gently'}]})),
  )

  expect(site.roadmaps[0]).toMatchObject({
    target: {title: 'Product Manager', href: '/careers/product-manager/'},
    skills: [{title: 'Discovery', reachesLevel: 3}],
    paces: [{weeklyHours: 2, label: 'Gently', months: 5}],
    paths: [{id: 'path'}],
  })
})

test('a plan that cannot be read takes its own page and those of its paths', async () => {
  const site = await siteOf(sampleWith(roadmap({phases: []})))

  expect(site.roadmaps).toEqual([])
  expect(site.paths).toEqual([])
  expect(site.skills.find(({id}) => id === 'discovery')?.roadmaps).toEqual([])
})

test('a plan without an address still serves its paths', async () => {
  const site = await siteOf(sampleWith(roadmap({slug: null})))

  expect(site.roadmaps).toEqual([])
  expect(site.paths[0]).toMatchObject({roadmapHref: null, roadmap: {hours: 40}})
})

test('people have what they wrote and what they reviewed beside it', async () => {
  const review = {lastReviewed: '2026-08-01', reviewedBy: reference('author')}
  const site = await siteOf(
    sampleWith(targetCareer({review}), roadmap({review}), transitionPath({review})),
  )

  expect(site.people[0]?.isOrganisation).toBe(false)
  expect(site.people[0]).toMatchObject({
    written: {ids: ['path'], pages: [{id: 'path'}], targets: []},
    reviews: {careers: [{id: 'pm'}], paths: {ids: [], pages: []}, roadmaps: [{id: 'roadmap'}]},
  })
})

test('a category lists its careers and backgrounds, and stays hidden while it is empty', async () => {
  const empty = {_id: 'empty', _type: 'category', title: 'Art', slug: {current: 'art'}}
  const site = await siteOf(sampleWith(empty))

  expect(site.categories.map(({id, head}) => [id, head.isHidden])).toEqual([
    ['empty', true],
    ['product', false],
  ])
  expect(site.categories[1]).toMatchObject({
    careers: [{id: 'pm', pathCount: 1}],
    backgrounds: [{id: 'engineer', pathCount: 1}],
  })
  expect(site.careerIndex.fields.map(({slug, count}) => [slug, count])).toEqual([['product', 1]])
  expect(site.careerIndex.careers).toMatchObject([
    {id: 'pm', field: 'product', origins: ['software-engineer']},
  ])
})

test('feeds hold reviewed paths, the newest first, and nothing hidden', async () => {
  const site = await siteOf(
    sampleWith(
      path('engineer', 'pm', {review: {lastReviewed: '2026-10-01'}}),
      path('cook', 'pm', {from: reference('engineer'), review: {lastReviewed: '2026-11-01'}}),
      path('hidden', 'pm', {from: reference('engineer'), seo: {noindex: true}}),
      path('undated', 'pm', {from: reference('engineer'), review: null}),
    ),
  )
  const dates = ['2026-11-01', '2026-10-01', '2026-09-02']

  expect(site.feeds.site.items.map(({date}) => date)).toEqual(dates)
  expect(site.feeds.careers.map(({href}) => href)).toEqual(['/careers/product-manager/rss.xml'])
  expect(site.feeds.careers[0]?.items.map(({date}) => date)).toEqual(dates)
})

test('the methodology page holds the numbers in force, and survives without them', async () => {
  const scored = await siteOf(sampleContent())
  const broken = await siteOf(
    sampleWith({_id: 'assessmentSettings', _type: 'assessmentSettings', version: 'new'}),
  )
  const scoringOf = (site: typeof scored) =>
    site.prosePages.find(({slug}) => slug === 'methodology')?.scoring

  expect(scoringOf(scored)).toMatchObject({
    version: 3,
    weights: {readiness: 0.55, interest: 0.25, feasibility: 0.2},
    bands: [{title: 'Good'}, {title: 'Far', minimumScore: 0}],
  })
  expect(scored.prosePages.find(({slug}) => slug === 'about')?.scoring).toBeNull()
  expect(scoringOf(broken)).toBeNull()
  expect(broken.report.lines).toMatchObject([{documentId: 'assessmentSettings', field: 'version'}])
})

test('a broken skill loses its page and every link to it', async () => {
  const skill = sampleContent().find(({_id}) => _id === 'metrics')
  const site = await siteOf(sampleWith({...skill, _id: 'metrics', _type: 'skill', kind: 'magic'}))
  const {report, ...pages} = site

  expect(JSON.stringify(pages)).not.toContain('/skills/metrics/')
  expect(pages.careers[0]?.skills.map(({title, href}) => [title, href])).toContainEqual([
    'Metrics',
    null,
  ])
  expect(report.lines).toMatchObject([{documentId: 'metrics', field: 'kind', effect: 'withheld'}])
})
