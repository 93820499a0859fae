import {DataDirectory} from '../release/dataDirectory.ts'
import {commitSite} from './commitSite.ts'

/**
 * Makes a release in a process of its own and dies, unprepared, after the step it is told.
 *
 * Arguments: data folder, step, site as JSON.
 */
const [root = '', deadlyStep, site = '{}'] = process.argv.slice(2)
const directory = await DataDirectory.open(root)
await commitSite(directory, JSON.parse(site), {
  datasetState: 'new',
  onStep: (step) => {
    if (step === deadlyStep) process.kill(process.pid, 'SIGKILL')
  },
})
process.kill(process.pid, 'SIGKILL')
