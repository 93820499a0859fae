import {expect, test} from 'vitest'
import {backgroundCareer, sampleContent, sampleWith, siteOf} from '../testing/sampleContent.ts'

test('every kind of page has a list that names each of its pages once', async () => {
  const site = await siteOf(sampleContent())

  for (const [name, index] of Object.entries(site.indexes)) {
    const listed = index.groups.flatMap(({items}) => items.map(({href}) => href))
    const pages = site[name as keyof typeof site.indexes]
    expect(listed.toSorted(), name).toEqual(pages.map(({href}) => href).toSorted())
    expect(site.frame.footerLinks, name).toContainEqual({label: index.title, href: index.href})
  }
})

test('groups follow from what pages say of themselves, and what says nothing comes last', async () => {
  const site = await siteOf(sampleWith(backgroundCareer({category: null})))

  expect(site.indexes.backgrounds.groups).toEqual([
    {anchor: 'other', title: null, items: [expect.objectContaining({note: '1 path'})]},
  ])
  expect(site.indexes.paths.groups[0]?.items).toEqual([
    {
      title: 'From Software Engineer',
      href: '/paths/software-engineer-to-product-manager/',
      note: '9 months',
    },
  ])
})

test('a list without members stays out of search engines and footers', async () => {
  const site = await siteOf([])

  for (const index of Object.values(site.indexes)) {
    expect(index).toMatchObject({groups: [], head: {isHidden: true}})
    expect(site.frame.footerLinks.map(({href}) => href)).not.toContain(index.href)
  }
})
