import {execFile} from 'node:child_process'
import {appendFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {startLakeProcess} from '@crosswalk/lake/testing/lakeProcess'
import {expect, onTestFinished, test} from 'vitest'
import {PublishedSample} from '../../../scripts/sample/publishedSample.ts'
import {ReleaseBook} from '../../../scripts/soak/releaseBook.ts'
import {treeOf} from '../../support/publication.ts'
import {
  bundledCode,
  differenceOf,
  expectCleanBuild,
  filesSaying,
  folder,
  isFound,
  killPublisher,
  path,
  pathHref,
  publication,
  restart,
  set,
  startPublisher,
} from './publishedSite.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

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
  await killPublisher()
  await publication.client.mutate(set('siteSettings', {description: 'Said while nobody listened.'}))
  // A day ahead: each signature is a day too old for it.
  const clock = join(folder, 'clock.mjs')
  writeFileSync(clock, 'const now = Date.now; Date.now = () => now() + 24 * 60 * 60 * 1000')
  await startPublisher([], {NODE_OPTIONS: `--import=${clock}`})
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
    await killPublisher()
    expect(await book.differences()).toEqual([])
    await startPublisher()
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
  const plan: unknown = await (await ask(PublishedSample.administratorToken)).json()
  expect(Object(plan).changed).toContain(`${pathHref.slice(1)}index.html`)

  // Whoever may read the draft may ask.
  const {SANITY_API_READ_TOKEN: editorToken = ''} = publication.sample.variables
  const asked = await ask(editorToken)
  expect(await asked.json()).toEqual(plan)

  await restart([], {SANITY_API_READ_TOKEN: 'expired'})
  const blind = await ask(PublishedSample.administratorToken)
  expect(blind.status).toBeGreaterThanOrEqual(400)
  expect((await ask(editorToken)).status).toBe(200)
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
