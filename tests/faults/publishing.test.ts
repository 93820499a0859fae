import {execFile} from 'node:child_process'
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {gunzipSync} from 'node:zlib'
import {startLakeProcess} from '@crosswalk/lake/testing/lakeProcess'
import type {PublisherProcess} from '@crosswalk/publisher/testing/publisherProcess'
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest'
import {PublishedSample} from '../../scripts/sample/publishedSample.ts'
import {ReleaseBook} from '../../scripts/soak/releaseBook.ts'
import {eventually} from '../support/browser.ts'
import {Publication, treeOf} from '../support/publication.ts'

/*
 * The publishing journeys of the product, one test each, over one lake and one publisher. They stand
 * in one file because they share these, and in their order because some stop the publisher.
 * What a faster test could not show: real processes, the real site, a real disk.
 */

const path = 'path-car-mechanic-to-solar-installer'
const pathHref = '/paths/car-mechanic-to-solar-installer/'
const career = 'career-solar-installer'
const careerHref = '/careers/solar-installer/'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'crosswalk-publishing-'))
let publication: Publication
let publisher: PublisherProcess

beforeAll(async () => {
  publication = await Publication.open(folder)
  publisher = await publication.start()
})

afterAll(async () => {
  await publication?.close()
  rmSync(folder, {recursive: true, force: true})
})

function set(id: string, fields: Record<string, unknown>) {
  return [{patch: {id, set: fields}}]
}

async function restart(
  options: readonly string[] = [],
  variables: Readonly<Record<string, string>> = {},
): Promise<void> {
  await publisher.stop()
  publisher = await publication.start(options, variables)
}

/** The release is what a clean build makes of the same content, to the last byte. */
async function expectCleanBuild({isStock = false} = {}): Promise<void> {
  await publication.searchable()
  expect(differenceOf(publication.tree(), await publication.cleanBuild({isStock}))).toEqual([])
}

function differenceOf(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) {
  const names = new Set([...one.keys(), ...other.keys()])
  return [...names].filter((name) => one.get(name) !== other.get(name))
}

/** The code that publishers have bundled, each with the time of its bundling. */
function bundledCode(): string[] {
  const folder = join(publication.project, 'site/.astro/code')
  return readdirSync(folder).map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`)
}

/** Pages and data of the live release in which some words stand. */
function filesSaying(words: string): string[] {
  return Object.keys(publication.files()).filter(
    (name) =>
      /\.(html|json|xml)$/.test(name) &&
      !name.startsWith('pagefind/') &&
      publication.text(name).includes(words),
  )
}

/** The page about leaving a background is unlisted too while only kept paths lead from it. */
const unlisted = ['from/car-mechanic/index.html', 'from/roofer/index.html']

/** Lists, sitemap, feeds, data of the assessment, redirects: whatever names an address beside its page. */
function filesNaming(href: string): string[] {
  const own = `${href.slice(1)}index.html`
  return [...filesSaying(`"${href}"`), ...filesSaying(`.test${href}<`)].filter(
    (name) => name !== own && !unlisted.includes(name),
  )
}

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
  const counted = () => publication.pagesSaying('Said in the spring.', 'skills')
  const before = new Set((await publication.status()).recent.map(({id}) => id))
  const seen = new Set<number>()
  const watching = new AbortController()
  const watch = (async () => {
    while (!watching.signal.aborted) {
      seen.add(counted())
      await pause(20)
    }
  })()

  await client.releases.publish({releaseId})
  await eventually(
    async () => counted(),
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
  await publisher.stop()
  await publication.client.mutate(set(other, {weeklyHours: 'many'}))
  publisher = await publication.start()

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

test('P15: a release that lost a fifth of its pages is refused until somebody allows it', async () => {
  const paths = await publication.client.fetch(
    '*[_type == "transitionPath"]',
    {},
    {perspective: 'published'},
  )
  const before = await publication.settledFiles()

  const {report} = await publication.publish([{delete: {query: '*[_type == "transitionPath"]'}}])

  // All of them went in one transaction, of which the first deliveries tell a part.
  expect(report).toMatchObject({state: 'failed', failure: {stage: 'verify', code: 'massLoss'}})
  expect(publication.files()).toEqual(before)
  expect((await publication.read(pathHref)).status).toBe(200)

  await restart(['--allow-mass-loss'])
  expect((await publication.read(pathHref)).status).toBe(404)
  await publication.publish(paths.map((document: never) => ({create: document})))
  expect((await publication.read(pathHref)).status).toBe(200)
})

test('P16: whatever fails, readers keep what is live, the report says where, and the next publish builds', async () => {
  const template = join(publication.project, 'site/src/templates/PersonPage.astro')
  const good = readFileSync(template, 'utf8')
  const before = await publication.settledFiles()

  writeFileSync(template, good.replace('---', '---\nthrow new Error("It broke here.")'))
  const broken = await publication.publish(set('siteSettings', {name: 'Crossed'}))
  expect(broken.report).toMatchObject({
    state: 'failed',
    failure: {stage: 'render', code: 'buildFailed'},
  })
  expect(broken.report.failure?.lines.join('\n')).toContain('It broke here.')

  writeFileSync(template, `${good}\n<a href="/nowhere/at/all/">Nowhere</a>`)
  const lost = await publication.publish(set('siteSettings', {name: 'Crossed again'}))
  expect(lost.report).toMatchObject({
    state: 'failed',
    failure: {stage: 'verify', code: 'verifyFailed'},
  })
  writeFileSync(template, good)

  const staging = join(publication.data, 'staging')
  renameSync(staging, `${staging}.away`)
  writeFileSync(staging, 'A file stands where builds are written.')
  const full = await publication.publish(set('siteSettings', {name: 'Crossed once more'}))
  rmSync(staging)
  renameSync(`${staging}.away`, staging)
  expect(full.report).toMatchObject({state: 'failed', failure: {code: 'releaseFailed'}})

  expect(publication.files()).toEqual(before)
  expect((await publication.read('/')).status).toBe(200)
  const {report} = await publication.publish(set('siteSettings', {name: 'Crosswalk'}))
  expect(report.state).toBe('live')
  expect(publication.text('index.html')).toContain('Crosswalk')
})

test('P17: from a lake that is away, limits or breaks off, nothing is published by half', async () => {
  const {lake} = publication
  for (const weather of ['down', 'rate limited', 'cut off half-way'] as const) {
    const before = await publication.settledFiles()
    lake.weather = weather
    const words = `What crossing takes when it is ${weather}.`
    const {transactionId} = await publication.client.mutate(
      set('siteSettings', {description: words}),
    )
    const failed = await eventually(
      () => publication.status(),
      ({recent}) =>
        recent.some(({state, documents}) => {
          return (
            state === 'failed' && documents.some((each) => each.transactionId === transactionId)
          )
        }),
    )
    expect(failed.recent.find(({state}) => state === 'failed')?.failure?.retryInMs).toBeGreaterThan(
      0,
    )
    expect(publication.files()).toEqual(before)
    lake.weather = 'fine'
    await eventually(
      () => publication.read('/'),
      ({html}) => html.includes(words),
    )
  }
})

test('P20: one command goes back in under a second, and nobody undoes it but a publish', async () => {
  await publication.rest()
  await publication.searchable()
  const good = publication.text('index.html')
  await publication.publish(set('siteSettings', {description: 'A mistake of somebody’s.'}))
  expect((await publication.read('/')).html).toContain('A mistake of somebody’s.')
  const status = await publication.status()
  const rollBack = (token: string) =>
    fetch(`${publication.sample.url}/_publisher/rollback`, {
      method: 'POST',
      headers: {authorization: `Bearer ${token}`},
    })

  expect((await rollBack('a guess')).status).toBe(401)
  expect((await rollBack(PublishedSample.administratorToken)).status).toBe(200)

  expect((await publication.read('/')).html).toBe(good)
  expect((await publication.status()).live?.releaseId).not.toBe(status.live?.releaseId)
  await restart()
  expect((await publication.read('/')).html).toBe(good)
  await publication.publish(set('siteSettings', {description: 'Mended.'}))
  expect((await publication.read('/')).html).toContain('Mended.')
})

test('P24: the same inputs twice change no file and make no release', async () => {
  await publication.searchable()
  const {live} = await publication.status()
  const before = publication.tree()
  const stored = await publication.document(path)
  const bundled = bundledCode()

  // Another revision of the same words.
  const {changed, added, removed, report} = await publication.publish([{createOrReplace: stored}])
  await restart()
  await publication.searchable()

  expect({changed, added, removed}).toEqual({changed: [], added: [], removed: []})
  expect(report.state).toBe('live')
  expect(differenceOf(publication.tree(), before)).toEqual([])
  expect((await publication.status()).live?.releaseId).toBe(live?.releaseId)
  expect(bundled).not.toEqual([])
  expect(bundledCode()).toEqual(bundled)
})

test('P9 and P22: what no delivery told, and what a wrong clock refused, is found by comparing', async () => {
  await publisher.kill()
  await publication.client.mutate(set('siteSettings', {description: 'Said while nobody listened.'}))
  // A day ahead: each signature is a day too old for it.
  const clock = join(folder, 'clock.mjs')
  writeFileSync(clock, 'const now = Date.now; Date.now = () => now() + 24 * 60 * 60 * 1000')
  publisher = await publication.start([], {NODE_OPTIONS: `--import=${clock}`})
  expect((await publication.read('/')).html).toContain('Said while nobody listened.')

  const refused = await publication.deliver({id: path, transactionId: 'skewed', key: 'skewed'})
  expect(refused.status).toBe(401)
  const {client} = publication
  const releaseId = 'rPast'
  await client.releases.create({releaseId, metadata: {title: 'Past', releaseType: 'asap'}})
  await client.createVersion({publishedId: 'siteSettings', baseId: 'siteSettings', releaseId})
  await client
    .patch(`versions.${releaseId}.siteSettings`)
    .set({description: 'Due long ago.'})
    .commit()
  await client.releases.publish({releaseId})
  await restart([], {NODE_OPTIONS: `--import=${clock}`})
  expect((await publication.read('/')).html).toContain('Due long ago.')
  await restart()
})

test('P4 and P21: new code and new content go live in one, and pages of before keep their assets', async () => {
  const {html} = await publication.read('/')
  const [, sheet = ''] = /href="(\/_astro\/[^"]+\.css)"/.exec(html) ?? []
  const styles = join(publication.project, 'site/src/styles/base.css')
  appendFileSync(styles, '\n.nobody { color: teal; }\n')

  const {changed, removed} = await publication.publish(
    set('siteSettings', {description: 'Said with another style.'}),
  )

  const page = (await publication.read('/')).html
  expect(page).toContain('Said with another style.')
  expect(page).not.toContain(sheet)
  expect(removed).toContain(sheet.slice(1))
  expect(changed.length).toBeGreaterThan(100)
  const old = await fetch(publication.sample.url + sheet)
  expect(old.status).toBe(200)
  expect(old.headers.get('content-type')).toContain('text/css')
  expect(old.headers.get('cache-control')).toContain('immutable')
  await expectCleanBuild({isStock: true})
})

test('P19: a publisher killed at any moment leaves one whole release, and the next start ends the work', async () => {
  const book = new ReleaseBook(publication.data)
  await publication.searchable()
  for (const afterMs of [20, 150, 400]) {
    const words = `Killed ${afterMs} ms after this was published.`
    await publication.client.mutate(set('siteSettings', {description: words}))
    await pause(afterMs)
    await publisher.kill()
    expect(await book.differences()).toEqual([])
    publisher = await publication.start()
    expect((await publication.read('/')).html).toContain(words)
    expect(await book.differences()).toEqual([])
  }
})

test('P23: without the right token nobody learns of a draft, and none reaches a release', async () => {
  const words = 'A draft that nobody is to see'
  const stored = await publication.document(path)
  await publication.client.createOrReplace({
    ...stored,
    _id: `drafts.${path}`,
    titleOverride: words,
  })
  const ask = (token: string) =>
    fetch(`${publication.sample.url}/_publisher/plan?id=${path}`, {
      headers: {authorization: `Bearer ${token}`},
    })

  const refused = await ask('an old token')
  expect(refused.status).toBe(401)
  expect(Object(await refused.json()).message).toContain('PUBLISHER_TOKEN')
  const planned = await ask(PublishedSample.administratorToken)
  expect(Object(await planned.json()).changed).toContain(`${pathHref.slice(1)}index.html`)

  await restart([], {SANITY_API_READ_TOKEN: 'expired'})
  const blind = await ask(PublishedSample.administratorToken)
  expect(blind.status).toBeGreaterThanOrEqual(400)
  await publication.publish(set('siteSettings', {name: 'Crosswalk guides'}))
  await publication.searchable()
  expect(filesSaying(words)).toEqual([])
  expect(await isFound(words)).toBe(false)
})

test('a copy of the content store, made while it serves, makes the same release', async () => {
  await publication.searchable()
  const backup = join(repository, 'docs/deployment/backup.sh')
  const copies = join(folder, 'copies')
  const run = promisify(execFile)
  const made = await run('bash', [backup, join(folder, 'lake'), copies])
  const lake = await startLakeProcess({data: made.stdout.trim()})
  onTestFinished(() => lake.stop())

  const data = join(folder, 'restored')
  const cli = join(publication.project, 'publisher/src/cli.ts')
  await run(process.execPath, [cli, 'serve', '--once', '--data', data], {
    env: {...process.env, ...publication.sample.variables, SANITY_API_HOST: lake.url},
  })

  expect(differenceOf(treeOf(join(data, 'current')), publication.tree())).toEqual([])
})

/** Words of a page, without what frames them. */
function textOf(html: string): string {
  const [, main = ''] = /<main[^>]*>(.*)<\/main>/s.exec(html) ?? []
  return main
    .replace(/<data hidden[^>]*>.*?<\/data>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

/** Whether a fragment of the search index holds some words. */
async function isFound(words: string): Promise<boolean> {
  await publication.searchable()
  const fragments = Object.keys(publication.files()).filter((name) =>
    name.startsWith('pagefind/fragment/'),
  )
  expect(fragments.length).toBeGreaterThan(100)
  return fragments.some((name) =>
    gunzipSync(readFileSync(join(publication.data, 'current', name))).includes(words),
  )
}
