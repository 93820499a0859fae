import {expect, test} from 'vitest'
import {backgroundHref, checkPageSlug, hrefOf, linkableTypes, reservedPageSlugs} from './hrefs.ts'

test.each([
  ['career', '/careers/x/'],
  ['transitionPath', '/paths/x/'],
  ['learningRoadmap', '/roadmaps/x/'],
  ['skill', '/skills/x/'],
  ['category', '/categories/x/'],
  ['person', '/people/x/'],
  ['page', '/x/'],
])('a %s lives at %s', (type, href) => {
  expect(linkableTypes).toContain(type)
  expect(hrefOf({_type: type, slug: {current: 'x'}})).toBe(href)
  expect(hrefOf({_type: type, slug: 'x'})).toBe(href)
})

test('a career that nobody moves to lives at its background page', () => {
  expect(hrefOf({_type: 'career', slug: 'x', isTarget: false})).toBe('/from/x/')
  expect(hrefOf({_type: 'career', slug: 'x', isTarget: true})).toBe('/careers/x/')
  expect(backgroundHref('x')).toBe('/from/x/')
})

test.each([
  {_type: 'advantage', slug: 'x'},
  {_type: 'toString', slug: 'x'},
  {_type: 'career'},
  {_type: 'career', slug: null},
  {_type: 'career', slug: {current: null}},
  {_type: 'career', slug: ''},
])('%j has no address', (document) => {
  expect(hrefOf(document)).toBeUndefined()
})

test('a page cannot take the address of another part of the site', () => {
  expect([...reservedPageSlugs]).toEqual(
    expect.arrayContaining(['careers', 'paths', 'from', 'assessment', 'search', '404']),
  )
  expect(checkPageSlug('careers')).toMatch(/another slug/)
  expect(checkPageSlug('about')).toBe(true)
})
