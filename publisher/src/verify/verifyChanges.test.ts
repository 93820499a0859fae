import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {digestFiles} from '../release/fileDigests.ts'
import {ReleaseFiles} from '../release/releaseFiles.ts'
import {type PlainSite, page, writeSite} from '../testing/plainSite.ts'
import {temporaryDirectory} from '../testing/temporaryDirectory.ts'
import {ReadAhead} from './readAhead.ts'
import {verifyChanges, verifyRelease} from './verifyRelease.ts'

/** What is wrong when files of a site go, of which the others were found sound. */
async function problemsWithout(
  removed: readonly string[],
  site: PlainSite,
  siteUrl = 'https://careers.example',
): Promise<string[]> {
  const folder = await temporaryDirectory()
  await writeSite(folder, site)
  const before = ReleaseFiles.of(await digestFiles(folder))
  const options = {
    pathOf: (name: string) => join(folder, name),
    siteUrl,
    notices: [],
    allowMassLoss: true,
    ahead: new ReadAhead(),
  }
  const targets = await verifyRelease({...options, files: before, live: undefined})
  for (const name of removed) await rm(join(folder, name))
  try {
    await verifyChanges({
      ...options,
      files: before.with({}, removed),
      live: {files: before, notices: []},
      changed: [],
      removed,
      targets,
    })
    return []
  } catch (error) {
    if (!(error instanceof Error && 'details' in error)) throw error
    return (error.details as {problems: string[]}).problems // Of a PublisherError `verifyFailed`.
  }
}

const linking = (...links: string[]): PlainSite => ({
  'index.html': page('Home', links),
  'paths/zoë/index.html': page('Zoë', ['/']),
  'paths/new/index.html': page('New', ['/']),
  'data.json': '{}',
})
const gone = 'paths/zoë/index.html'

test.each(['/paths/zo%C3%AB/', '/paths/zo%C3%AB', 'paths/zoë/index.html', '/paths/zo%c3%ab/'])(
  'a link written "%s" is broken when its page goes',
  async (link) => {
    expect(await problemsWithout([gone], linking(link))).toEqual([
      expect.stringMatching(/^index\.html links to ".*", which does not exist in this release\.$/),
    ])
  },
)

test('in a folder of its host, too', async () => {
  const problems = await problemsWithout(
    ['data.json'],
    {...linking('/guides/data.json'), 'paths/zoë/index.html': 'Zoë', 'paths/new/index.html': 'New'},
    'https://careers.example/guides',
  )

  expect(problems).toEqual([
    'index.html links to "/guides/data.json", which does not exist in this release.',
  ])
})

test('a link to an address that shows the page under another name is broken with it', async () => {
  const site = {...linking('/old/zo%C3%AB/'), _redirects: '/old/* /paths/:splat 200\n'}

  expect(await problemsWithout([gone], site)).toHaveLength(1)
})

test('pages that nobody links to may go', async () => {
  expect(await problemsWithout([gone], linking('/paths/new/', '/data.json'))).toEqual([])
})
