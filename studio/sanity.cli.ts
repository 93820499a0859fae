import {createRequire} from 'node:module'
import {defineCliConfig} from 'sanity/cli'
import {mergeConfig} from 'vite'
import {askedTooltips} from './askedTooltips.ts'
import {caretMoves} from './caretMoves.ts'
import {deletedDocuments} from './deletedDocuments.ts'
import {environment} from './environment.ts'
import {longLists} from './longLists.ts'
import {offline} from './offline.ts'
import {shortWaits} from './shortWaits.ts'

const {version} = createRequire(import.meta.url)('sanity/package.json')

/** The Studio loads every icon on its own: some 300 requests at each start, six at a time. */
const iconsInOneFile = {name: 'icons', test: /[\\/]@sanity[\\/]icons[\\/]/}

export default defineCliConfig({
  api: {projectId: environment.projectId, dataset: environment.dataset},
  deployment: {autoUpdates: false, ...(environment.appId && {appId: environment.appId})},
  vite: (config) =>
    mergeConfig(config, {
      plugins: [
        offline(version, environment),
        deletedDocuments(version),
        longLists(version),
        shortWaits(version),
        caretMoves(version),
        askedTooltips(version),
      ],
      build: {rolldownOptions: {output: {codeSplitting: {groups: [iconsInOneFile]}}}},
    }),
})
