import {KeptBuild} from '../live/keptBuild.ts'
import {readSite} from '../loaders/loadSite.ts'

/*
 * node cleanBuild.ts CODE_FOLDER OUT_FOLDER [PAGES]
 *
 * Makes the files that `astro build` makes, in a process that knows nothing of any build before: all
 * content is fetched and every page is rendered, from PAGES pages on in processes. What it saves is the
 * bundling of code that is the same each time. Settings come from the environment, as for a build.
 *
 * Processes and bundled code are loaded by Node itself, so no test runner can be around them.
 */
const [codeFolder = '', outDir = '', processesFrom = 'Infinity'] = process.argv.slice(2)
const site = await readSite()
const build = new KeptBuild(() => site, {processesFrom: Number(processesFrom)})
await build.renderAll({codeFolder, outDir})
process.exit()
