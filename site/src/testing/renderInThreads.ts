import {connectContent} from '../content/client.ts'
import {readEnvironment} from '../content/environment.ts'
import {imageLocator} from '../content/picture.ts'
import {KeptBuild} from '../live/keptBuild.ts'
import {fetchContent} from '../loaders/fetchedContent.ts'
import {assembleSite} from '../loaders/site.ts'

/*
 * Renders the site into a folder, with code of another one, in threads. Threads and bundled code are
 * loaded by Node itself, so no test runner can be around them.
 */

const [codeFolder = '', outDir = ''] = process.argv.slice(2)
const environment = readEnvironment(process.env)
const site = assembleSite(await fetchContent(connectContent(environment)), {
  siteUrl: environment.siteUrl,
  locateImage: imageLocator(environment),
  now: Date.now(),
  kept: {},
})
await new KeptBuild(() => site, {threadsFrom: 1}).renderAll({codeFolder, outDir})
process.exit()
