import {setTimeout as pause} from 'node:timers/promises'
import {expect, test} from 'vitest'
import {eventually} from '../../support/browser.ts'
import {
  career,
  careerHref,
  expectCleanBuild,
  filesSaying,
  path,
  pathHref,
  publication,
  set,
} from './publishedSite.ts'

test('P1: an edited path costs the files that say what changed, and no other', async () => {
  const words = 'A meter and a torque wrench travel well'
  const {changed, added, removed, report} = await publication.publish(
    set(path, {titleOverride: words}),
  )

  expect(report.state).toBe('live')
  // The picture shows the title; the arithmetic names the data of the assessment.
  const others = ['methodology/index.html', `social${pathHref.slice(0, -1)}.png`]
  expect([...changed, ...added].sort()).toEqual([...filesSaying(words), ...others].sort())
  expect(filesSaying(words)).toEqual(
    expect.arrayContaining([
      `${pathHref.slice(1)}index.html`,
      'rss.xml',
      'from/car-mechanic/index.html',
    ]),
  )
  expect(removed).toEqual([expect.stringMatching(/^assessment\/pack\.\w+\.json$/)])
})

test('P2: a renamed career is renamed wherever it stands, as in a clean build', async () => {
  const before = filesSaying('Solar Installer').filter((name) => name.endsWith('.html'))

  const {changed} = await publication.publish(set(career, {title: 'Roof Electrician'}))

  expect(changed).toEqual(expect.arrayContaining(before))
  expect(filesSaying('Roof Electrician')).toContain(`${careerHref.slice(1)}index.html`)
  await expectCleanBuild()
})

test('P3: a setting that every page shows changes every page, as in a clean build', async () => {
  const pages = Object.keys(publication.files()).filter((name) => name.endsWith('.html'))

  const {changed} = await publication.publish(set('siteSettings', {name: 'Crossings'}))

  expect(pages.filter((name) => !changed.includes(name))).toEqual([])
  await expectCleanBuild({isStock: true})
})

test('P5: 200 publishes in ten seconds make six releases at most, and the last state is live', async () => {
  const before = new Set((await publication.status()).recent.map(({id}) => id))
  const filesBefore = publication.files()
  const start = Date.now()
  let last = ''
  for (let sent = 1; sent <= 200; sent += 1) {
    const fields = {description: `Guides between jobs, in edition ${sent}.`}
    const {transactionId} = await publication.client.mutate(set('siteSettings', fields))
    last = transactionId
    await pause(Math.max(0, start + sent * 50 - Date.now()))
  }
  await publication.published(filesBefore, last)

  expect((await publication.read('/')).html).toContain('in edition 200.')
  const builds = (await publication.status()).recent.filter(({id}) => !before.has(id))
  expect(builds.length).toBeLessThanOrEqual(6)
})

test('P6: a content release of 40 documents goes live as one', async () => {
  const {client} = publication
  const ids: string[] = await client.fetch(
    '*[_type == "skill"][0...40]._id',
    {},
    {perspective: 'published'},
  )
  const releaseId = 'rSpring'
  await client.releases.create({releaseId, metadata: {title: 'Spring', releaseType: 'asap'}})
  for (const id of ids) {
    await client.createVersion({publishedId: id, baseId: id, releaseId})
    await client
      .patch(`versions.${releaseId}.${id}`)
      .set({definition: 'Said in the spring.'})
      .commit()
  }
  const before = new Set((await publication.status()).recent.map(({id}) => id))
  const seen = new Set<number>()
  const look = () => {
    const count = publication.pagesSaying('Said in the spring.', 'skills')
    seen.add(count)
    return count
  }
  const watching = new AbortController()
  const watch = (async () => {
    while (!watching.signal.aborted) {
      look()
      await pause(20)
    }
  })()

  await client.releases.publish({releaseId})
  await eventually(
    async () => look(),
    (count) => count === ids.length,
  )
  await publication.rest()
  watching.abort()
  await watch

  expect([...seen].sort((a, b) => a - b)).toEqual([0, ids.length])
  const told = (await publication.status()).recent.filter(({id}) => !before.has(id))
  expect(new Set(told.flatMap(({documents}) => documents.map((d) => d.transactionId))).size).toBe(1)
})

test('P7: a repeated delivery starts nothing, and a stale or altered one is refused', async () => {
  const sent = {id: path, transactionId: 'recorded', key: 'recorded-delivery'}
  expect((await publication.deliver(sent)).status).toBe(202)
  const {latest} = await publication.wouldHaveBuilt()

  const answers = [
    await publication.deliver(sent),
    await publication.deliver({...sent, key: 'late', signedAt: Date.now() - 6 * 60_000}),
    await publication.deliver({...sent, key: 'altered', body: '{"_id":"another"}'}),
    await publication.deliver({...sent, key: 'forged', secret: 'a guess'}),
  ]

  expect(answers.map(({status}) => status)).toEqual([200, 401, 401, 401])
  expect((await publication.wouldHaveBuilt()).latest?.id).toBe(latest?.id)
})

test('P8: deliveries in any order lead to what is true at present', async () => {
  const transactions: string[] = []
  for (const edition of ['first', 'second', 'third']) {
    const fields = {titleOverride: `The ${edition} title of this path`}
    const {transactionId} = await publication.client.mutate(set(path, fields))
    transactions.push(transactionId)
  }
  await eventually(
    () => publication.read(pathHref),
    ({html}) => html.includes('The third title'),
  )
  await publication.searchable()
  const before = publication.files()

  for (const [place, order] of [
    [2, 0, 1],
    [1, 2, 0],
    [0, 2, 1],
  ].entries()) {
    for (const index of order) {
      const transactionId = transactions[index] ?? ''
      await publication.deliver({id: path, transactionId, key: `order-${place}-${index}`})
    }
    await publication.wouldHaveBuilt()
  }

  expect(publication.files()).toEqual(before)
})
