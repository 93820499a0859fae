import {
  add,
  type Break,
  type Dataset,
  edit,
  get,
  inOtherWords,
  ref,
  review,
  set,
} from './dataset.ts'

function redirect(id: string, from: string, to: string) {
  return {_id: id, _type: 'redirect', language: 'en', from, to, permanent: true, review}
}

function titleOf(dataset: Dataset, id: string): string {
  return String(get(dataset, id).title)
}

/** A second path between the ends of the first, in other words. */
function twin() {
  const path = inOtherWords('path-000001')
  const slug = {_type: 'slug', current: 'twin'}
  return {...path, _id: 'path-twin', slug, durationMonths: 9, weeklyHours: 6}
}

/** Each breaks one rule that looks at more than one document. */
export const betweenDocuments: readonly Break[] = [
  {
    what: 'a path from a career that is no background',
    breakIt: (dataset) => set(dataset, 'career-000004', {isBackground: false}),
    expected: [{documentId: 'path-000006', field: 'from', rule: 'path-from-background'}],
  },
  {
    what: 'a path to a career that is no target',
    breakIt: (dataset) => set(dataset, 'career-000004', {isTarget: false}),
    expected: [{documentId: 'path-000004', field: 'to', rule: 'path-to-target'}],
  },
  {
    what: 'a specialisation that the career does not have',
    breakIt: (dataset) => set(dataset, 'path-000002', {specialisation: 'gone'}),
    expected: [{documentId: 'path-000002', field: 'specialisation', rule: 'path-specialisation'}],
  },
  {
    what: 'a second path between the same ends',
    breakIt: (dataset) => add(dataset, twin()),
    expected: [{documentId: 'path-twin', field: 'to', rule: 'unique-path'}],
  },
  {
    what: 'an advantage of other people',
    breakIt: (dataset) =>
      edit(dataset, 'path-000003', ({advantages}) => {
        advantages.push({_key: 'foreign', ...ref('advantage-000013')})
      }),
    expected: [{documentId: 'path-000003', field: 'advantages', rule: 'path-advantage'}],
  },
  {
    what: 'a corrected level of a skill that nobody asks for',
    breakIt: (dataset) =>
      edit(dataset, 'path-000001', ({gapOverrides}) => {
        gapOverrides[0].skill = ref('skill-000040')
      }),
    expected: [
      {documentId: 'path-000001', field: 'gapOverrides.skill', rule: 'gap-override-skill'},
    ],
  },
  {
    what: 'a roadmap to another career, which teaches other things',
    breakIt: (dataset) => set(dataset, 'path-000006', {roadmap: ref('roadmap-000003')}),
    expected: [
      {documentId: 'path-000006', field: 'roadmap', rule: 'roadmap-target'},
      {documentId: 'path-000006', field: 'roadmap', rule: 'important-gap-covered'},
      {documentId: 'path-000006', field: 'roadmap', rule: 'gap-covered', level: 'warning'},
    ],
  },
  {
    what: 'a decisive gap that only an optional step closes',
    breakIt: (dataset) =>
      edit(dataset, 'roadmap-000002', ({phases}) => {
        phases[0].steps[0].optional = true
      }),
    expected: [{documentId: 'path-000002', field: 'roadmap', rule: 'important-gap-covered'}],
  },
  {
    what: 'a smaller gap that only an optional step closes',
    breakIt: (dataset) =>
      edit(dataset, 'roadmap-000002', ({phases}) => {
        phases[2].steps[0].optional = true
      }),
    expected: [
      {documentId: 'path-000002', field: 'roadmap', rule: 'gap-covered', level: 'warning'},
    ],
  },
  {
    what: 'a duration that the roadmap does not keep',
    breakIt: (dataset) => set(dataset, 'path-000003', {durationMonths: 36}),
    expected: [
      {
        documentId: 'path-000003',
        field: 'durationMonths',
        rule: 'duration-matches-hours',
        level: 'warning',
      },
    ],
  },
  {
    what: 'a pitch that never names the background',
    breakIt: (dataset) =>
      edit(dataset, 'path-000005', ({intro}) => {
        const [span] = intro[0].children
        span.text = span.text.replace(titleOf(dataset, 'career-000006'), 'porter')
      }),
    expected: [
      {
        documentId: 'path-000005',
        field: 'intro',
        rule: 'pitch-names-background',
        level: 'warning',
      },
    ],
  },
  {
    what: 'a transfer from a skill that the background does not have',
    breakIt: (dataset) =>
      edit(dataset, 'advantage-000021', ({transfers}) => {
        transfers[0].fromSkill = ref('skill-000040')
      }),
    expected: [
      {
        documentId: 'advantage-000021',
        field: 'transfers.fromSkill',
        rule: 'transfer-from-skill',
        level: 'warning',
      },
    ],
  },
  {
    what: 'a step for a skill that the career does not need',
    breakIt: (dataset) =>
      edit(dataset, 'roadmap-000003', ({phases}) => {
        const skill = {_type: 'stepSkill', skill: ref('skill-000040'), reachesLevel: 1}
        phases[3].steps[0].skills.push({_key: 'foreign', ...skill})
      }),
    expected: [
      {
        documentId: 'roadmap-000003',
        field: 'phases.steps.skills',
        rule: 'step-skill-needed',
        level: 'warning',
      },
    ],
  },
  {
    what: 'a step whose every resource costs money',
    breakIt: (dataset) => {
      const price = {_type: 'price', amount: 20, currency: 'USD', asOf: '2026-01-15'}
      set(dataset, 'resource-000005', {cost: 'paid', price})
    },
    expected: [
      {
        documentId: 'roadmap-000001',
        field: 'phases.steps.resources',
        rule: 'free-resource',
        level: 'warning',
      },
    ],
  },
  {
    what: 'skills that are part of each other',
    breakIt: (dataset) => {
      set(dataset, 'skill-000011', {parent: {...ref('skill-000012'), _weak: true}})
      set(dataset, 'skill-000012', {parent: {...ref('skill-000011'), _weak: true}})
    },
    expected: ['skill-000011', 'skill-000012'].map((documentId) => ({
      documentId,
      field: 'parent',
      rule: 'skill-circle',
    })),
  },
  {
    what: 'a reference to nothing',
    breakIt: (dataset) =>
      edit(dataset, 'path-000004', ({authors}) => {
        authors.push({_key: 'gone', ...ref('person-gone')})
      }),
    expected: [{documentId: 'path-000004', field: 'authors', rule: 'reference'}],
  },
  {
    what: 'a weak reference to nothing',
    breakIt: (dataset) =>
      edit(dataset, 'siteSettings', ({homepage}) => {
        homepage.featuredCareers.push({_key: 'gone', ...ref('career-gone'), _weak: true})
      }),
    expected: [
      {
        documentId: 'siteSettings',
        field: 'homepage.featuredCareers',
        rule: 'weak-reference',
        level: 'warning',
      },
    ],
  },
  {
    what: 'two redirects from one address',
    breakIt: (dataset) => {
      add(dataset, redirect('redirect-1', '/old/', '/about/'))
      add(dataset, redirect('redirect-2', '/old', '/privacy/'))
    },
    expected: [{documentId: 'redirect-2', field: 'from', rule: 'redirect-unique'}],
  },
  {
    what: 'a redirect from a live page',
    breakIt: (dataset) => add(dataset, redirect('redirect-3', '/about/', '/privacy/')),
    expected: [{documentId: 'redirect-3', field: 'from', rule: 'redirect-live-page'}],
  },
  {
    what: 'redirects in a circle',
    breakIt: (dataset) => {
      add(dataset, redirect('redirect-4', '/here/', '/there/'))
      add(dataset, redirect('redirect-5', '/there/', '/here/'))
    },
    expected: ['redirect-4', 'redirect-5'].map((documentId) => ({
      documentId,
      field: 'from',
      rule: 'redirect-circle',
    })),
  },
  {
    what: 'a single question for one interest',
    breakIt: (dataset) => set(dataset, 'question-interest-02', {active: false}),
    expected: [
      {
        documentId: 'question-interest-01',
        field: 'interestType',
        rule: 'questions-per-interest',
      },
    ],
  },
  {
    what: 'two skills of one slug',
    breakIt: (dataset) => set(dataset, 'skill-000014', {slug: get(dataset, 'skill-000013').slug}),
    expected: [{documentId: 'skill-000014', field: 'slug', rule: 'unique-slug'}],
  },
  {
    what: 'two careers of one title, whatever the case',
    breakIt: (dataset) =>
      set(dataset, 'career-000005', {title: titleOf(dataset, 'career-000003').toLowerCase()}),
    expected: [{documentId: 'career-000005', field: 'title', rule: 'unique-career-title'}],
  },
  {
    what: 'another name that is the title of a career',
    breakIt: (dataset) =>
      set(dataset, 'career-000003', {
        alternateTitles: [titleOf(dataset, 'career-000002').toLowerCase()],
      }),
    expected: [
      {
        documentId: 'career-000003',
        field: 'alternateTitles',
        rule: 'unique-career-name',
        level: 'warning',
      },
    ],
  },
  {
    what: 'another name that is the title of a skill',
    breakIt: (dataset) =>
      set(dataset, 'skill-000002', {aliases: [titleOf(dataset, 'skill-000001').toLowerCase()]}),
    expected: [{documentId: 'skill-000002', field: 'aliases', rule: 'unique-skill-name'}],
  },
  {
    what: 'two resources of one address',
    breakIt: (dataset) =>
      set(dataset, 'resource-000007', {url: 'https://www.resources.example/resource-000006/'}),
    expected: [{documentId: 'resource-000007', field: 'url', rule: 'unique-address'}],
  },
  {
    what: 'a page that nothing links to',
    breakIt: (dataset) =>
      set(dataset, 'navigation', {
        items: [{_key: 'a', _type: 'navigationItem', label: 'About', url: '/about'}],
      }),
    expected: ['page-accessibility', 'page-methodology', 'page-privacy'].map((documentId) => ({
      documentId,
      field: '',
      rule: 'unreachable',
      level: 'warning',
    })),
  },
]
