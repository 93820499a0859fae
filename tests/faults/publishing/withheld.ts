import {expect, test} from 'vitest'
import {
  career,
  careerHref,
  expectCleanBuild,
  filesNaming,
  filesSaying,
  isFound,
  path,
  pathHref,
  publication,
  set,
  startPublisher,
  stopPublisher,
  textOf,
} from './publishedSite.ts'

test('P10: an invalid document keeps its last good page, and a new one has none', async () => {
  const good = (await publication.read(pathHref)).html
  const copy = await publication.document(path)

  const {report} = await publication.publish([
    ...set(path, {durationMonths: 0}),
    {
      create: {
        ...copy,
        _id: 'a-new-path',
        _type: 'transitionPath',
        slug: {current: 'a-new-path'},
        advice: [],
      },
    },
  ])

  expect(report.notices).toContainEqual(
    expect.objectContaining({
      documentId: path,
      field: 'durationMonths',
      reason: 'Is not a number from 1 to 36.',
      effect: 'withheld',
      keptHref: pathHref,
    }),
  )
  expect(report.notices).toContainEqual(
    expect.objectContaining({documentId: 'a-new-path', field: 'advice', effect: 'withheld'}),
  )
  const kept = await publication.read(pathHref)
  expect(kept.status).toBe(200)
  expect(textOf(kept.html)).toBe(textOf(good))
  expect((await publication.read('/paths/a-new-path/')).status).toBe(404)
  expect(filesNaming(pathHref)).toEqual([])
  await expectCleanBuild({isStock: true})
  expect(await isFound(pathHref)).toBe(false)
})

test('P10: the last good page outlives restarts, and an edit while no publisher runs', async () => {
  const other = 'path-roofer-to-solar-installer'
  const otherHref = '/paths/roofer-to-solar-installer/'
  const good = await publication.read(otherHref)
  expect(good.status).toBe(200)
  await stopPublisher()
  await publication.client.mutate(set(other, {weeklyHours: 'many'}))
  await startPublisher()

  for (const href of [pathHref, otherHref]) {
    expect((await publication.read(href)).status).toBe(200)
    expect(filesNaming(href)).toEqual([])
  }
  expect(textOf((await publication.read(otherHref)).html)).toBe(textOf(good.html))
  await expectCleanBuild()

  await publication.publish([...set(other, {weeklyHours: 6}), ...set(path, {durationMonths: 8})])
  expect(filesNaming(otherHref).length).toBeGreaterThan(0)
  await publication.client.delete('a-new-path')
})

test('P11: what a forced delete takes from a path leaves its page, and lists without it', async () => {
  const plan = 'roadmap-solar-installer-for-other-trades'
  const stored = await publication.document(plan)
  const users: string[] = await publication.client.fetch(
    '*[_type == "transitionPath" && roadmap._ref == $plan]._id',
    {plan},
    {perspective: 'published'},
  )
  const weaken = users.flatMap((id) => set(id, {'roadmap._weak': true}))

  const {report, removed} = await publication.publish([...weaken, {delete: {id: plan}}])

  expect(removed).toContain('roadmaps/solar-installer-for-other-trades/index.html')
  for (const id of users) {
    expect(report.notices).toContainEqual(
      expect.objectContaining({documentId: id, field: 'roadmap', effect: 'withheld'}),
    )
  }
  expect((await publication.read(pathHref)).status).toBe(200)
  expect(filesNaming(pathHref)).toEqual([])
  await expectCleanBuild()
  await publication.publish([
    {create: stored},
    ...users.flatMap((id) => set(id, {'roadmap._weak': false})),
  ])
  expect(filesNaming(pathHref).length).toBeGreaterThan(0)
})

test('P12: paths to an unpublished career leave everything with it, and a redirect may stand in', async () => {
  const stored = await publication.document(career)
  const links = await publication.client.fetch<{_id: string; field: string}[]>(
    '*[references($career) && _type in ["transitionPath", "learningRoadmap"]]{_id, "field": select(_type == "transitionPath" => "to", "target")}',
    {career},
    {perspective: 'published'},
  )
  const mark = (isWeak: boolean) =>
    links.flatMap(({_id, field}) => set(_id, {[`${field}._weak`]: isWeak}))
  const redirect = {
    _id: 'redirect-p12',
    _type: 'redirect',
    from: '/paths/roofer-to-solar-installer/',
    to: '/careers/electrician/',
  }
  const [somewhere = ''] = filesSaying('').filter((name) =>
    /^careers\/[^/]+\/index\.html$/.test(name),
  )
  redirect.to = `/${somewhere.replace('index.html', '')}`

  await publication.publish([...mark(true), {delete: {id: career}}, {create: redirect}])

  for (const href of [careerHref, pathHref]) {
    const {status, html} = await publication.read(href)
    expect(status).toBe(404)
    expect(html).toContain('Did you mean')
    expect(filesNaming(href)).toEqual([])
  }
  expect(await publication.read(redirect.from)).toMatchObject({status: 301, location: redirect.to})
  await expectCleanBuild()
  expect(await isFound(pathHref)).toBe(false)
  await publication.publish([{create: stored}, ...mark(false), {delete: {id: redirect._id}}])
  expect((await publication.read(pathHref)).status).toBe(200)
})
