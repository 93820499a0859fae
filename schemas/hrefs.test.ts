import {expect, test} from 'vitest'
import {
  backgroundHref,
  checkPageSlug,
  documentRoutes,
  hrefOf,
  idInSlug,
  linkableTypes,
  previewHrefOf,
  reservedPageSlugs,
} from './hrefs.ts'

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

test('the address of every type fits its route, and no route before it', () => {
  const typeAt = (href: string) =>
    documentRoutes.find(({route}) => new RegExp(`^${route.replace(':slug', '[^/]+')}$`).test(href))
  for (const type of linkableTypes) {
    expect(typeAt(hrefOf({_type: type, slug: 'x'}) ?? '')).toMatchObject({type})
  }
  expect(typeAt(backgroundHref('x'))).toMatchObject({type: 'career'})
})

test('a draft without a slug has an address in the preview, which tells its id', () => {
  const href = previewHrefOf({_id: 'a1', _type: 'skill', slug: {current: ''}})
  expect(href).toBe('/skills/without-address-a1/')
  expect(idInSlug('without-address-a1')).toBe('a1')
  expect(idInSlug('sql')).toBeUndefined()
  expect(previewHrefOf({_id: 'a1', _type: 'skill', slug: 'sql'})).toBe('/skills/sql/')
  expect(previewHrefOf({_id: 'a1', _type: 'redirect'})).toBeUndefined()
})
