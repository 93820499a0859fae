import {expect, test} from 'vitest'
import {planAddressChange, type StoredRedirect} from './planAddressChange.ts'

const page = (slug: string, rest = {}) => ({
  _id: 'p',
  _type: 'transitionPath',
  _rev: 'r1',
  slug: {current: slug},
  ...rest,
})

const plan = (slug: string, newSlug: string, redirects: StoredRedirect[] = [], holders = []) =>
  planAddressChange({published: page(slug), newSlug, redirects, holders})

test('a new address leaves a redirect at the old one', () => {
  const change = plan('a', 'b')

  expect(change).toMatchObject({
    moves: [{from: '/paths/a/', to: '/paths/b/'}],
    mutations: [
      {patch: {id: 'p', ifRevisionID: 'r1', set: {slug: {current: 'b'}}}},
      {createOrReplace: {_id: 'redirect-paths-a', from: '/paths/a/', to: '/paths/b/'}},
    ],
  })
})

test('a chain becomes one hop', () => {
  const earlier = {
    _id: 'r-ab',
    _rev: '1',
    from: '/paths/a/',
    to: '/paths/b/',
    toDocument: {_ref: 'p'},
  }
  const change = plan('b', 'c', [earlier])

  expect(change).toMatchObject({
    mutations: [
      {patch: {id: 'p'}},
      {patch: {id: 'r-ab', set: {to: '/paths/c/'}}},
      {createOrReplace: {from: '/paths/b/', to: '/paths/c/'}},
    ],
  })
})

test('a page that comes back to its first address takes the redirect away', () => {
  const earlier = {
    _id: 'r-ab',
    _rev: '1',
    from: '/paths/a/',
    to: '/paths/b/',
    toDocument: {_ref: 'p'},
  }
  const change = plan('b', 'a', [earlier])

  expect(change).toMatchObject({
    freed: ['/paths/a/'],
    mutations: [
      {patch: {id: 'p'}},
      {delete: {id: 'r-ab'}},
      {createOrReplace: {from: '/paths/b/', to: '/paths/a/'}},
    ],
  })
})

test('an address that is redirected elsewhere is refused', () => {
  const foreign = {_id: 'r', _rev: '1', from: '/paths/b', to: '/paths/x/', toDocument: {_ref: 'x'}}
  expect(plan('a', 'b', [foreign])).toContain('/paths/b is redirected elsewhere (to /paths/x/)')
})

test('an address of another page is refused, whatever its type', () => {
  const other = {...page('b'), _id: 'q'}
  const change = planAddressChange({
    published: page('a'),
    newSlug: 'b',
    redirects: [],
    holders: [other],
  })
  expect(change).toContain('belongs to another page (q)')
  expect(
    planAddressChange({
      published: page('a'),
      newSlug: 'b',
      redirects: [],
      holders: [{...other, _type: 'skill'}],
    }),
  ).toMatchObject({freed: []})
})

test('a target that is a background too leaves two redirects', () => {
  const change = planAddressChange({
    published: page('a', {_type: 'career', isTarget: true, isBackground: true}),
    newSlug: 'b',
    redirects: [],
    holders: [],
  })
  expect(change).toMatchObject({
    moves: [
      {from: '/careers/a/', to: '/careers/b/'},
      {from: '/from/a/', to: '/from/b/'},
    ],
  })
})

test('an address that is malformed or the present one is refused', () => {
  expect(plan('a', 'B c')).toContain('lower-case')
  expect(plan('a', 'a')).toContain('already')
})
