import {evaluate, parse} from 'groq-js'
import type {FetchContent} from '../content/client.ts'
import {imageLocator} from '../content/picture.ts'
import {fetchContent} from '../loaders/fetchedContent.ts'
import type {KeptRows} from '../loaders/keptRows.ts'
import {assembleSite, type Site} from '../loaders/site.ts'

/** A document as the lake stores it. */
export type SampleDocument = {_id: string; _type: string} & Record<string, unknown>

/** 23 November 2026, noon, UTC. */
export const BUILD_TIME = Date.UTC(2026, 10, 23, 12)

export const environment = {
  projectId: 'crosswalk',
  dataset: 'production',
  apiHost: 'http://lake.test',
  siteUrl: 'https://guides.test',
  reportFile: null,
  keptFile: null,
}

/** Runs the site's own queries over the documents, as the lake would, and assembles all pages. */
export async function siteOf(
  documents: readonly SampleDocument[],
  kept: KeptRows = {},
): Promise<Site> {
  const fetch: FetchContent = async (query) =>
    (await evaluate(parse(query), {dataset: [...documents]})).get()
  return assembleSite(await fetchContent(fetch), {
    siteUrl: environment.siteUrl,
    locateImage: imageLocator(environment),
    now: BUILD_TIME,
    kept,
  })
}

export function reference(id: string) {
  return {_type: 'reference', _ref: id}
}

export function text(words: string, more: Record<string, unknown> = {}) {
  const children = [{_type: 'span', _key: 's', text: words, marks: []}]
  return {_type: 'block', _key: 'b', style: 'normal', markDefs: [], children, ...more}
}

function skill(id: string, title: string): SampleDocument {
  return {
    _id: id,
    _type: 'skill',
    title,
    slug: {current: id},
    kind: 'craft',
    definition: `What ${title} is about.`,
    levels: {
      level1: `${title} at level one.`,
      level2: `${title} at level two.`,
      level3: `${title} at level three.`,
      level4: `${title} at level four.`,
    },
  }
}

export function targetCareer(more: Record<string, unknown> = {}): SampleDocument {
  return {
    _id: 'pm',
    _type: 'career',
    title: 'Product Manager',
    slug: {current: 'product-manager'},
    isTarget: true,
    category: reference('product'),
    summary: 'A Product Manager decides what is built and why.',
    body: [text('Long words about the role.')],
    skills: [
      {_key: 'a', skill: reference('discovery'), importance: 5, level: 3},
      {_key: 'b', skill: reference('metrics'), importance: 3, level: 2},
    ],
    specialisations: [
      {
        _key: 'ai',
        key: 'ai',
        title: 'AI Product Manager',
        summary: 'With models.',
        skillAdjustments: [{_key: 'a', skill: reference('metrics'), importance: 4, level: 3}],
      },
    ],
    review: {lastReviewed: '2026-08-01'},
    ...more,
  }
}

export function backgroundCareer(more: Record<string, unknown> = {}): SampleDocument {
  return {
    _id: 'engineer',
    _type: 'career',
    title: 'Software Engineer',
    slug: {current: 'software-engineer'},
    isTarget: false,
    isBackground: true,
    summary: 'A Software Engineer builds software and keeps it running.',
    category: reference('product'),
    typicalSkills: [
      {_key: 'a', skill: reference('metrics'), level: 2},
      {_key: 'b', skill: reference('design'), level: 4},
    ],
    ...more,
  }
}

export function transitionPath(more: Record<string, unknown> = {}): SampleDocument {
  return {
    _id: 'path',
    _type: 'transitionPath',
    slug: {current: 'software-engineer-to-product-manager'},
    from: reference('engineer'),
    to: reference('pm'),
    durationMonths: 9,
    weeklyHours: 8,
    canKeepJob: true,
    intro: [text('You know how software is built.')],
    advantages: [reference('advantage')],
    roadmap: reference('roadmap'),
    advice: [
      {_key: 'a', kind: 'do', phase: 'before', title: 'Answer tickets', body: [text('Often.')]},
      {_key: 'b', kind: 'proof', phase: 'landing', title: 'A case', body: [text('In writing.')]},
    ],
    authors: [reference('author')],
    review: {lastReviewed: '2026-09-02'},
    ...more,
  }
}

export function roadmap(more: Record<string, unknown> = {}): SampleDocument {
  return {
    _id: 'roadmap',
    _type: 'learningRoadmap',
    title: 'From code to product',
    slug: {current: 'from-code-to-product'},
    target: reference('pm'),
    audience: 'Engineers.',
    phases: [
      {
        _key: 'p',
        key: 'hear',
        title: 'Hear the problem',
        goal: 'Describe one.',
        milestone: 'One described.',
        steps: [step('listen'), {...step('ask'), requires: ['listen'], optional: true}],
      },
    ],
    ...more,
  }
}

export function step(key: string) {
  return {
    _key: key,
    key,
    title: `Step ${key}`,
    why: 'Because.',
    hours: 20,
    task: 'Do it.',
    evidence: 'It is done.',
    skills: [{_key: 's', skill: reference('discovery'), reachesLevel: 1}],
    resources: [{_key: 'r', ...reference('book')}],
  }
}

/** A dataset in which every page type has one complete page. */
export function sampleContent(): SampleDocument[] {
  return [
    skill('discovery', 'Discovery'),
    skill('metrics', 'Metrics'),
    skill('design', 'System design'),
    targetCareer(),
    backgroundCareer(),
    transitionPath(),
    roadmap(),
    {
      _id: 'advantage',
      _type: 'advantage',
      title: 'Turn limits into choices',
      claim: 'You have chosen under limits before.',
      limits: 'Customers are no system.',
      appliesTo: [{_key: 'e', ...reference('engineer')}],
      transfers: [
        {
          _key: 't',
          fromSkill: reference('design'),
          toSkill: reference('discovery'),
          strength: 0.25,
          why: 'Both begin with questions.',
        },
      ],
    },
    {
      _id: 'book',
      _type: 'resource',
      title: 'A book',
      url: 'https://books.test/one',
      kind: 'book',
      provider: 'A publisher',
      cost: 'paid',
      price: {amount: 1040, currency: 'USD'},
      hours: 6,
      level: 2,
      skills: [{_key: 'd', ...reference('discovery')}],
      affiliate: true,
    },
    {
      _id: 'author',
      _type: 'person',
      name: 'Ada Editor',
      slug: {current: 'ada-editor'},
      role: 'Formerly an engineer',
      review: {lastReviewed: '2026-07-01'},
    },
    {
      _id: 'product',
      _type: 'category',
      title: 'Product',
      slug: {current: 'product'},
      description: 'Deciding what is built.',
      review: {lastReviewed: '2026-07-01'},
    },
    {
      _id: 'about',
      _type: 'page',
      title: 'About',
      slug: {current: 'about'},
      body: [text('Who we are.')],
      review: {lastReviewed: '2026-07-01'},
    },
    {
      _id: 'methodology',
      _type: 'page',
      title: 'Methodology',
      slug: {current: 'methodology'},
      body: [text('How it is computed.')],
      review: {lastReviewed: '2026-07-01'},
    },
    {
      _id: 'assessmentSettings',
      _type: 'assessmentSettings',
      version: 3,
      maxSkillQuestions: 14,
      weights: {readiness: 0.55, interest: 0.25, feasibility: 0.2},
      bands: [
        {_key: 'a', key: 'good', title: 'Good', minimumScore: 0.5, resultCopy: [text('Near.')]},
        {_key: 'b', key: 'far', title: 'Far', minimumScore: 0, resultCopy: [text('Far off.')]},
      ],
      methodologyBody: [text('It adds up three things.')],
    },
    {
      _id: 'moved',
      _type: 'redirect',
      from: '/paths/engineer-to-manager/',
      toDocument: reference('path'),
      permanent: true,
    },
    {
      _id: 'siteSettings',
      _type: 'siteSettings',
      name: 'Crosswalk',
      description: 'Guides between jobs.',
      homepage: {heroTitle: 'From here to there', heroText: 'Choose where you are.'},
      review: {lastReviewed: '2026-07-01'},
    },
    {
      _id: 'navigation',
      _type: 'navigation',
      items: [
        {_key: 'a', label: 'Careers', url: '/careers/'},
        {_key: 'b', label: 'About', reference: reference('about')},
      ],
    },
  ]
}

/** The sample with the documents of the same id replaced, and new ones added. */
export function sampleWith(...changed: SampleDocument[]): SampleDocument[] {
  const ids = new Set(changed.map((document) => document._id))
  return [...sampleContent().filter((document) => !ids.has(document._id)), ...changed]
}

export function sampleWithout(id: string): SampleDocument[] {
  return sampleContent().filter((document) => document._id !== id)
}
