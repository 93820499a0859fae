import {join} from 'node:path'
import {connectContent} from '../content/client.ts'
import {readEnvironment} from '../content/environment.ts'
import {imageLocator} from '../content/picture.ts'
import {KeptBuild} from '../live/keptBuild.ts'
import {fetchContent} from '../loaders/fetchedContent.ts'
import {assembleSite} from '../loaders/site.ts'

/*
 * Builds the site into the folder `bundled` of the folder that is named, and into `kept` in a second
 * process, with the code that the first one has kept and in threads. Threads and bundled code are
 * loaded by Node itself, so no test runner can be around them.
 */

const [way = '', folder = ''] = process.argv.slice(2)
const environment = readEnvironment(process.env)
const site = assembleSite(await fetchContent(connectContent(environment)), {
  siteUrl: environment.siteUrl,
  locateImage: imageLocator(environment),
  now: Date.parse('2026-11-01T00:00:00Z'),
  kept: {},
})
const root = join(import.meta.dirname, '../..')
const outDir = join(folder, way)
const codeFolder = process.env.CODE_FOLDER ?? ''
if (way === 'bundled') {
  const build = new KeptBuild(() => site)
  await build.build({root, outDir, codeFolder, isClean: false})
} else {
  const build = new KeptBuild(() => site, {threadsFrom: 1})
  if (!(await build.renderAll({codeFolder, outDir}))) throw new Error('no code was kept')
}
process.exit()
