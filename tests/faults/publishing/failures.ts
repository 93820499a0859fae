import {readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {PublishedSample} from '../../../scripts/sample/publishedSample.ts'
import {eventually} from '../../support/browser.ts'
import {
  differenceOf,
  pathHref,
  publication,
  restart,
  set,
  startPublisher,
  stopPublisher,
} from './publishedSite.ts'

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

test('P18: of what is kept from build to build nothing is used that the disk has altered', async () => {
  await publication.searchable()
  await stopPublisher()
  const before = publication.tree()
  const good = publication.text('index.html')
  const site = join(publication.project, 'site')
  const kept = {
    code: filesIn(join(site, '.astro/code')).filter((file) => /\.m?js$/.test(file)),
    pictures: filesIn(join(site, 'node_modules/.astro/pictures')),
    content: [join(publication.data, 'content.bin')],
    // It is made again at once, with whatever is kept of pictures and code.
    page: [join(publication.data, 'current/index.html')],
  }
  for (const files of Object.values(kept)) {
    expect(files).not.toEqual([])
    for (const file of files) alterOneBit(file)
  }
  expect(publication.text('index.html')).not.toBe(good)

  await startPublisher()

  await publication.searchable()
  expect(differenceOf(publication.tree(), before)).toEqual([])
})

function filesIn(folder: string): string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function alterOneBit(file: string): void {
  const bytes = readFileSync(file)
  const middle = bytes.length >> 1
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle)
  writeFileSync(file, bytes)
}
