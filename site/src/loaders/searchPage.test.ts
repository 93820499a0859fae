import {expect, test} from 'vitest'
import {sampleContent, siteOf} from '../testing/sampleContent.ts'

test('every page with a document is listed once, and empty types are not named', async () => {
  const site = await siteOf(sampleContent())

  const {groups} = site.search

  const listed = groups.flatMap(({pages}) => pages.map(({href}) => href))
  const ownPages = ['/', '/assessment/', '/careers/', '/compare/', '/search/']
  expect(listed.toSorted()).toEqual(
    site.sitemap.map(({href}) => href).filter((href) => !ownPages.includes(href)),
  )
  expect(groups.every(({pages}) => pages.length > 0)).toBe(true)
})

test('an empty site can be searched for nothing', async () => {
  const {groups, filters} = (await siteOf([])).search

  expect(groups).toEqual([])
  expect(filters.map(({name, values}) => [name, values.length])).toEqual([
    ['type', 0],
    ['background', 0],
    ['target', 0],
    ['duration', 3],
  ])
})
