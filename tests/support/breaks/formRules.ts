import {type Break, type ExpectedFinding, edit, type Loose} from './dataset.ts'

type Case = [rule: string, documentId: string, field: string, change: (document: Loose) => void]

const errors: readonly Case[] = [
  [
    'career.summary',
    'career-000001',
    'summary',
    (career) => Object.assign(career, {summary: 'Short.'}),
  ],
  [
    'career.skills',
    'career-000002',
    'skills',
    ({skills}) => {
      skills[0].importance = 4
    },
  ],
  ['skillRequirement.level', 'career-000003', 'skills.level', ({skills}) => delete skills[9].level],
  [
    'skillClaim.skill',
    'career-000004',
    'typicalSkills.skill',
    ({typicalSkills}) => {
      typicalSkills.push({_key: 'none', _type: 'skillClaim', level: 1})
    },
  ],
  ['career.interests', 'career-000005', 'interests', ({interests}) => delete interests.r],
  [
    'sourcedFigure.source',
    'career-000005',
    'salary.source',
    (career) => {
      const asOf = new Date().toISOString().slice(0, 10)
      const figure = {_type: 'sourcedFigure', value: 1, unit: 'USD/yr', region: 'Utopia', asOf}
      career.salary = [{_key: 'here', ...figure}]
    },
  ],
  [
    'specialisation.title',
    'career-000002',
    'specialisations.title',
    ({specialisations}) => {
      specialisations[0].title = 'A'
    },
  ],
  ['transitionPath.weeklyHours', 'path-000001', 'weeklyHours', (path) => delete path.weeklyHours],
  ['transitionPath.authors', 'path-000002', 'authors', (path) => delete path.authors],
  [
    'transitionPath.advice',
    'path-000003',
    'advice',
    ({advice}) => {
      for (const item of advice) if (item.kind === 'proof') item.kind = 'do'
    },
  ],
  [
    'adviceItem.title',
    'path-000004',
    'advice.title',
    ({advice}) => {
      advice[0].title = 'Ask again and '.repeat(8)
    },
  ],
  [
    'gapOverride.fromLevel',
    'path-000001',
    'gapOverrides.fromLevel',
    ({gapOverrides}) => {
      delete gapOverrides[0].fromLevel
    },
  ],
  [
    'faqItem.question',
    'path-000005',
    'faqs.question',
    ({faqs}) => {
      faqs[0].question = 'Can a cook do this'
    },
  ],
  [
    'story.firstName',
    'path-000006',
    'stories.firstName',
    (path) => {
      path.stories = [{_key: 'one', _type: 'story', quote: 'It went well.', consent: true}]
    },
  ],
  [
    'advantage.claim',
    'advantage-000024',
    'claim',
    (advantage) => {
      advantage.claim = 'Too short for you.'
    },
  ],
  [
    'skillTransfer.why',
    'advantage-000025',
    'transfers.why',
    ({transfers}) => {
      transfers[0].why = 'It helps.'
    },
  ],
  [
    'evidence.source',
    'advantage-000026',
    'evidence.source',
    ({evidence}) => {
      evidence[0].kind = 'source'
    },
  ],
  ['learningRoadmap.audience', 'roadmap-000001', 'audience', (roadmap) => delete roadmap.audience],
  [
    'phase.milestone',
    'roadmap-000002',
    'phases.milestone',
    ({phases}) => delete phases[0].milestone,
  ],
  [
    'step.requires',
    'roadmap-000003',
    'phases.steps.requires',
    ({phases}) => {
      phases[0].steps[1].requires = ['step-99']
    },
  ],
  [
    'step.hours',
    'roadmap-000004',
    'phases.steps.hours',
    ({phases}) => {
      phases[1].steps[0].hours = 0
    },
  ],
  [
    'stepSkill.reachesLevel',
    'roadmap-000005',
    'phases.steps.skills.reachesLevel',
    ({phases}) => {
      phases[3].steps[0].skills[0].reachesLevel = 9
    },
  ],
  [
    'skill.slug',
    'skill-000031',
    'slug',
    ({slug}) => {
      slug.current = 'Kitchen--Layout'
    },
  ],
  ['skill.kind', 'skill-000032', 'kind', (skill) => Object.assign(skill, {kind: 'magic'})],
  ['levelAnchors.level3', 'skill-000033', 'levels.level3', ({levels}) => delete levels.level3],
  [
    'resource.url',
    'resource-000010',
    'url',
    (resource) => {
      resource.url = 'http://resources.example/10'
    },
  ],
  [
    'price.currency',
    'resource-000041',
    'price.currency',
    ({price}) => {
      price.currency = 'dollars'
    },
  ],
  ['category.title', 'category-000001', 'title', (category) => delete category.title],
  ['person.links', 'person-generated', 'links', (person) => Object.assign(person, {links: 'none'})],
  [
    'assessmentQuestion.prompt',
    'question-interest-07',
    'prompt',
    (question) => {
      delete question.prompt
    },
  ],
  [
    'assessmentSettings.weights',
    'assessmentSettings',
    'weights',
    ({weights}) => {
      weights.feasibility = 0.3
    },
  ],
  [
    'assessmentBand.resultCopy',
    'assessmentSettings',
    'bands.resultCopy',
    ({bands}) => {
      delete bands[0].resultCopy
    },
  ],
  ['page.title', 'page-about', 'title', (page) => delete page.title],
  [
    'navigationItem.reference',
    'navigation',
    'items.reference',
    ({items}) => {
      items.push({_key: 'nowhere', _type: 'navigationItem', label: 'Nowhere'})
    },
  ],
  [
    'homepage.heroTitle',
    'siteSettings',
    'homepage.heroTitle',
    ({homepage}) => {
      delete homepage.heroTitle
    },
  ],
  [
    'review.lastReviewed',
    'skill-000034',
    'review.lastReviewed',
    ({review}) => {
      delete review.lastReviewed
    },
  ],
]

const milder: readonly [ExpectedFinding['level'], ...Case][] = [
  [
    'warning',
    'advantage.evidence',
    'advantage-000027',
    'evidence',
    (advantage) => {
      delete advantage.evidence
    },
  ],
  [
    'warning',
    'seo.title',
    'page-privacy',
    'seo.title',
    (page) => {
      page.seo = {_type: 'seo', title: 'What we know about you '.repeat(3)}
    },
  ],
  ['info', 'resource.price', 'resource-000042', 'price', (resource) => delete resource.price],
]

/** Each breaks one rule of the schema, in every type of document and most types of object. */
export const formRules: readonly Break[] = [
  ...errors.map((one): [undefined, ...Case] => [undefined, ...one]),
  ...milder,
].map(([level, rule, documentId, field, change]) => ({
  what: `${rule} of ${documentId}`,
  breakIt: (dataset) => edit(dataset, documentId, change),
  expected: [{documentId, field, rule, ...(level && {level})}],
}))
