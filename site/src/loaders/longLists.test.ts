import {expect, test} from 'vitest'
import {sampleWith, siteOf, transitionPath} from '../testing/sampleContent.ts'
import {MOST_LISTED} from './longLists.ts'

/** As many as may be listed and one more: the sample has one already. */
const paths = Array.from({length: MOST_LISTED}, (_, place) =>
  transitionPath({_id: `path-${place}`, slug: {current: `path-${place}`}}),
)

test('where there are many paths, pages say where they are listed', async () => {
  const site = await siteOf(sampleWith(...paths))
  const count = site.paths.length
  expect(count).toBeGreaterThan(MOST_LISTED)

  const [list] = site.indexes.paths.groups
  expect(site.indexes.paths.lead).toContain('1,001 guides')
  expect(list?.items).toEqual([
    {title: 'To Product Manager', href: '/careers/product-manager/', note: '1,001 paths'},
  ])
  expect(site.search.groups[0]?.pages).toEqual([
    {title: 'All 1,001 transition paths', href: '/paths/'},
  ])
  expect(site.compare.choices[0]).toMatchObject({paths: {length: 5}, more: count - 5})
  expect(site.assessment.backgrounds).toMatchObject([{paths: [], pathCount: count}])
  expect(site.notFound.addresses).toBeNull()
  expect(site.people[0]?.written).toMatchObject({
    ids: {length: count},
    pages: [],
    targets: [{title: 'Product Manager', href: '/careers/product-manager/', count}],
  })
})

test('what is shortened is still found by its address, and stands on the page of its career', async () => {
  const site = await siteOf(sampleWith(...paths))

  const hrefs = new Set(site.addresses.map(({href}) => href))
  expect(site.paths.filter(({href}) => !hrefs.has(href))).toEqual([])
  expect(site.careers[0]?.paths).toHaveLength(site.paths.length)
})

test('as many as may be listed are listed', async () => {
  const site = await siteOf(sampleWith(...paths.slice(1)))

  expect(site.indexes.paths.groups[0]?.items).toHaveLength(MOST_LISTED)
  expect(site.search.groups[0]?.pages).toHaveLength(MOST_LISTED)
  expect(site.compare.choices[0]).toMatchObject({paths: {length: MOST_LISTED}, more: 0})
  expect(site.assessment.backgrounds[0]?.paths).toHaveLength(MOST_LISTED)
  expect(site.people[0]?.written).toMatchObject({pages: {length: MOST_LISTED}, targets: []})
})
