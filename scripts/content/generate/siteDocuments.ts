import {interestTypes} from '@crosswalk/schemas/rules/interests'
import {authorId, documentOf, idOf, type Json, prose, slugOf, weakTo} from './documents.ts'

/*
 * The documents of which every site has one set, whatever its size.
 */

const statements = [
  'Put a machine together from its parts',
  'Work with your hands in the open',
  'Look for the cause of something odd',
  'Read about a new discovery',
  'Invent a story or a tune',
  'Draw several shapes for one idea',
  'Explain a task to a beginner',
  'Listen to somebody in trouble',
  'Talk a group into a plan',
  'Start something of your own',
  'Bring old records into order',
  'Find the mistake in a long list',
]

export function questionDocuments(): Json[] {
  return statements.map((prompt, place) => {
    const key = `interest-${String(place + 1).padStart(2, '0')}`
    return documentOf('assessmentQuestion', `question-${key}`, {
      key,
      kind: 'interest',
      prompt,
      interestType: interestTypes[Math.floor(place / 2)]?.value,
      order: place,
      active: true,
    })
  })
}

const bands = [
  ['strong', 'Strong match', 0.7, 'You can do most of this work today.'],
  ['good', 'Good match', 0.55, 'A year of evenings closes what is missing.'],
  ['stretch', 'A stretch', 0.4, 'One large gap stands in the way; begin there.'],
  ['long-shot', 'A long way off', 0, 'Look for a nearer job to start from.'],
] as const

export function assessmentSettingsDocument(): Json {
  return documentOf('assessmentSettings', 'assessmentSettings', {
    weights: {_type: 'assessmentWeights', readiness: 0.55, interest: 0.25, feasibility: 0.2},
    bands: bands.map(([key, title, minimumScore, copy]) => ({
      _key: key,
      _type: 'assessmentBand',
      key,
      title,
      minimumScore,
      resultCopy: prose(copy),
    })),
    maxSkillQuestions: 14,
    introCopy: prose('You rate what you can do, and see which of these invented jobs is near.'),
    methodologyBody: prose(
      'Shortfalls are weighed by importance, added up and set against what the job asks for.',
    ),
    version: 1,
  })
}

const pages = [
  ['About', 'All careers, skills and paths on this site are made by a program to test it with.'],
  ['Methodology', 'A seed and a number of paths decide every word that you read in these pages.'],
  ['Privacy', 'Nothing that you enter here leaves the device on which you are reading this.'],
  ['Accessibility', 'Each page can be read and used by keyboard, and in either colour scheme.'],
] as const

export function pageDocuments(): Json[] {
  return pages
    .map(([title, text]) =>
      documentOf('page', `page-${title.toLowerCase()}`, {
        title,
        slug: slugOf(title),
        body: prose(text),
      }),
    )
    .toSorted((one, other) => (String(one._id) < String(other._id) ? -1 : 1))
}

export function navigationDocument(): Json {
  return documentOf('navigation', 'navigation', {
    items: [
      {_key: 'careers', _type: 'navigationItem', label: 'Careers', url: '/careers/'},
      ...pages.map(([title]) => ({
        _key: title.toLowerCase(),
        _type: 'navigationItem',
        label: title,
        url: `/${title.toLowerCase()}/`,
      })),
    ],
  })
}

export function personDocument(): Json {
  return documentOf('person', authorId, {
    name: 'Generated content',
    slug: slugOf('Generated content'),
    role: 'Test data',
  })
}

/** @param paths - at least one */
export function siteSettingsDocument(paths: number): Json {
  const featured = [0, 1, 2].filter((place) => place < paths)
  const list = (kind: string) =>
    featured.map((place) => ({_key: idOf(kind, place), ...weakTo(idOf(kind, place))}))
  return documentOf('siteSettings', 'siteSettings', {
    name: 'Crosswalk test data',
    url: 'https://generated.example',
    description: 'Invented careers and paths, for tests and measurements.',
    homepage: {
      _type: 'homepage',
      heroTitle: 'From one invented job to another',
      heroText: 'Nothing here is advice.',
      featuredCareers: list('career'),
      featuredPaths: list('path'),
    },
    staleAfterMonths: 12,
  })
}
