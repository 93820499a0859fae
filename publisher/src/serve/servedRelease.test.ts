import {realpathSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {commitRelease} from '../release/commitRelease.ts'
import {DataDirectory} from '../release/dataDirectory.ts'
import {digestFiles} from '../release/fileDigests.ts'
import {ReleaseFiles} from '../release/releaseFiles.ts'
import {writeSite} from '../testing/plainSite.ts'
import {temporaryDirectory} from '../testing/temporaryDirectory.ts'
import {LiveRelease, type ServedRelease} from './servedRelease.ts'

test('a release that is made here is known before it is live, so its manifest is not read', async () => {
  const directory = await DataDirectory.open(await temporaryDirectory())
  const live = new LiveRelease(directory, 'https://careers.example')
  const siteDirectory = join(directory.stagingDirectory('build'), 'site')
  await writeSite(siteDirectory, {'index.html': 'Home'})
  let found: Promise<ServedRelease | undefined> | undefined

  const {id} = await commitRelease(directory, {
    staged: 'build',
    files: ReleaseFiles.of(await digestFiles(siteDirectory)),
    previous: undefined,
    notices: [],
    kept: {},
    codeDigest: 'code',
    datasetState: 'any',
    now: 0,
    onStep: (step) => {
      if (step !== 'switched') return
      rmSync(join(realpathSync(directory.currentLink), '../manifest.json'))
      found = live.find()
    },
  })

  expect(await found).toMatchObject({id})
  await directory.close()
})
