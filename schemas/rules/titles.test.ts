import {describe, expect, test} from 'vitest'
import {
  careerPageTitle,
  defaultPathSlug,
  pathCountPhrase,
  pathTitle,
  pluralTitle,
  withArticle,
} from './titles.ts'

const productManager = {
  title: 'Product Manager',
  slug: 'product-manager',
  specialisations: [{key: 'ai', title: 'AI Product Manager'}],
}
const engineer = {title: 'Software Engineer', slug: 'software-engineer'}

describe('the title of a path', () => {
  const path = {from: engineer, to: productManager, durationMonths: 9}

  test('names both careers and the months', () => {
    expect(pathTitle(path)).toBe(
      'From Software Engineer to Product Manager: Your 9-Month Transition Guide',
    )
  })

  test('names the specialisation instead of the career', () => {
    expect(pathTitle({...path, specialisation: 'ai', durationMonths: 8})).toBe(
      'From Software Engineer to AI Product Manager: Your 8-Month Transition Guide',
    )
  })

  test('falls back to the career when the specialisation is gone', () => {
    expect(pathTitle({...path, specialisation: 'gone'})).toContain('to Product Manager:')
  })

  test('is the override if one is set, whatever is missing', () => {
    expect(pathTitle({titleOverride: 'My way'})).toBe('My way')
    expect(pathTitle({...path, titleOverride: '  '})).toContain('Your 9-Month')
  })

  test.each([
    {...path, from: null},
    {...path, to: null},
    {...path, durationMonths: null},
  ])('is unknown while a part is missing (%#)', (incomplete) => {
    expect(pathTitle(incomplete)).toBeUndefined()
  })
})

test.each([
  [{from: engineer, to: productManager}, 'software-engineer-to-product-manager'],
  [
    {from: engineer, to: productManager, specialisation: 'ai'},
    'software-engineer-to-ai-product-manager',
  ],
  [{from: engineer, to: null}, 'software-engineer'],
  [{from: null, to: null}, ''],
])('the slug proposed for %j is %s', (parts, slug) => {
  expect(defaultPathSlug(parts)).toBe(slug)
})

test.each([
  ['Product Manager', 'a'],
  ['Actuary', 'an'],
  ['AI Product Manager', 'an'],
  ['UX Designer', 'a'],
  ['SQL Developer', 'an'],
  ['User Researcher', 'a'],
  ['Urban Planner', 'an'],
  ['University Lecturer', 'a'],
  ['Hourly Worker', 'an'],
  ['Data Scientist', 'a'],
])('%s takes “%s”', (title, article) => {
  expect(withArticle(title)).toBe(`${article} ${title}`)
})

test('a career page asks how to become one', () => {
  expect(careerPageTitle({title: 'Product Manager'})).toBe('How to Become a Product Manager')
})

test('a plural is the one given, or the title with an s', () => {
  expect(pluralTitle({title: 'Product Manager'})).toBe('Product Managers')
  expect(pluralTitle({title: 'Actuary', pluralTitle: 'Actuaries'})).toBe('Actuaries')
})

test.each([
  [0, 'No transition path is published yet'],
  [1, '1 transition path'],
  [2, '2 transition paths'],
  [3, '3+ transition paths'],
  [12, '12+ transition paths'],
])('%i paths are called “%s”', (count, phrase) => {
  expect(pathCountPhrase(count)).toBe(phrase)
})
