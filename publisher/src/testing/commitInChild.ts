import {commitRelease} from '../release/commitRelease.ts'
import {DataDirectory} from '../release/dataDirectory.ts'
import {digestFiles} from '../release/fileDigests.ts'
import {ReleaseFiles} from '../release/releaseFiles.ts'
import {writeSite} from './plainSite.ts'

/**
 * Makes a release in a process of its own and dies, unprepared, after the step it is told.
 *
 * Arguments: data folder, step, site as JSON.
 */
const [root = '', deadlyStep, site = '{}'] = process.argv.slice(2)
const directory = await DataDirectory.open(root)
const siteDirectory = `${directory.stagingDirectory('build')}/site`
await writeSite(siteDirectory, JSON.parse(site))
await commitRelease(directory, {
  staged: 'build',
  files: ReleaseFiles.of(await digestFiles(siteDirectory)),
  previous: await directory.findLive(),
  notices: [],
  kept: {},
  codeDigest: 'code',
  datasetState: 'new',
  now: 0,
  onStep: (step) => {
    if (step === deadlyStep) process.kill(process.pid, 'SIGKILL')
  },
})
process.kill(process.pid, 'SIGKILL')
