import {expect, test} from 'vitest'
import {compareData} from '../compare/compareData.ts'
import {sampleContent, sampleWith, siteOf, targetCareer} from '../testing/sampleContent.ts'

const designer = targetCareer({_id: 'ux', title: 'UX Designer', slug: {current: 'ux-designer'}})

test('careers with skills in common are paired once', async () => {
  const {pairs} = (await siteOf(sampleWith(designer))).compare

  expect(pairs).toEqual([
    {
      one: {title: 'Product Manager', href: '/careers/product-manager/'},
      other: {title: 'UX Designer', href: '/careers/ux-designer/'},
      sharedCount: 2,
      skillCount: 2,
    },
  ])
})

test('one career and one path leave nothing to compare', async () => {
  expect((await siteOf(sampleContent())).compare).toEqual({pairs: [], choices: []})
})

test('what can be chosen names every career and path by its address', async () => {
  const {choices} = (await siteOf(sampleContent())).comparisons

  expect(choices).toEqual({
    careers: [['careers/product-manager', 'Product Manager']],
    paths: [
      [
        'paths/software-engineer-to-product-manager',
        'From Software Engineer to Product Manager',
        0,
      ],
    ],
  })
})

test('the data of a career holds its paths and ways, and names every skill by its number', async () => {
  const [comparison] = (await siteOf(sampleContent())).comparisons.careers
  const {career, paths, ways, skills} = compareData(
    comparison ?? expect.fail('no data of a career'),
  )

  expect(comparison?.slug).toBe('product-manager')
  expect(career.key).toBe('careers/product-manager')
  expect(paths).toMatchObject([
    {
      key: 'paths/software-engineer-to-product-manager',
      title: 'From Software Engineer to Product Manager',
      facts: expect.arrayContaining([['Duration', '9 months', 'At 8 hours a week']]),
    },
  ])
  const named = [career, ...paths].flatMap((item) =>
    item.skills.map(([skill]) => skills[skill]?.[1]),
  )
  expect(new Set(named)).toEqual(new Set(['Discovery', 'Metrics']))
  expect(ways).toMatchObject([{from: 'engineer', to: 'pm', time: '9 months at 8 hours a week'}])
})
