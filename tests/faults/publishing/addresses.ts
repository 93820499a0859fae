import {expect, test} from 'vitest'
import {expectCleanBuild, filesNaming, path, pathHref, publication, set} from './publishedSite.ts'

test('P13: a page that takes a deleted one’s address wins over the redirect that stood there', async () => {
  const person = (id: string) => ({
    _id: id,
    _type: 'person',
    name: `Ada ${id}`,
    slug: {_type: 'slug', current: 'ada'},
  })
  await publication.publish([{create: person('one')}])
  await publication.publish([
    {delete: {id: 'one'}},
    {create: {_id: 'redirect-p13', _type: 'redirect', from: '/people/ada/', to: '/about/'}},
  ])
  expect(await publication.read('/people/ada/')).toMatchObject({status: 301, location: '/about/'})

  const {report} = await publication.publish([{create: person('two')}])

  const {status, html} = await publication.read('/people/ada/')
  expect(status).toBe(200)
  expect(html).toContain('Ada two')
  expect(report.notices).toContainEqual(
    expect.objectContaining({documentId: 'redirect-p13', field: 'from', effect: 'withheld'}),
  )
  await publication.publish([{delete: {id: 'redirect-p13'}}, {delete: {id: 'two'}}])
})

test('P14: old addresses lead straight to the newest, and none leads away from a page', async () => {
  const slug = (current: string) => set(path, {'slug.current': current})
  const redirect = (from: string) => ({
    createOrReplace: {
      _id: `redirect-${from}`,
      _type: 'redirect',
      from: `/paths/${from}/`,
      to: pathHref,
      toDocument: {_type: 'reference', _ref: path, _weak: true},
    },
  })
  await publication.publish([...slug('b'), redirect('car-mechanic-to-solar-installer')])
  await publication.publish([...slug('c'), redirect('b')])

  for (const from of [pathHref, '/paths/b/']) {
    expect(await publication.read(from)).toMatchObject({status: 301, location: '/paths/c/'})
    // For hosts that do not read _redirects.
    expect(publication.text(`${from.slice(1)}index.html`)).toContain('/paths/c/')
    expect(filesNaming(from)).toEqual([])
  }
  expect(publication.text('paths/c/index.html')).toContain(
    'rel="canonical" href="https://guides.test/paths/c/"',
  )
  expect(publication.text('sitemap.xml')).toContain('https://guides.test/paths/c/<')
  await expectCleanBuild()

  await publication.publish([
    ...slug('car-mechanic-to-solar-installer'),
    {delete: {id: 'redirect-car-mechanic-to-solar-installer'}},
    redirect('c'),
  ])
  expect((await publication.read(pathHref)).status).toBe(200)
  for (const from of ['/paths/b/', '/paths/c/']) {
    expect(await publication.read(from)).toMatchObject({status: 301, location: pathHref})
  }
  await publication.publish([{delete: {id: 'redirect-b'}}, {delete: {id: 'redirect-c'}}])
})
