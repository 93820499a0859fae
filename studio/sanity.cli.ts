import {createRequire} from 'node:module'
import {defineCliConfig} from 'sanity/cli'
import {mergeConfig} from 'vite'
import {environment} from './environment.ts'
import {offline} from './offline.ts'

const {version} = createRequire(import.meta.url)('sanity/package.json')

/** The Studio loads every icon on its own: some 300 requests at each start, six at a time. */
const iconsInOneFile = {name: 'icons', test: /[\\/]@sanity[\\/]icons[\\/]/}

export default defineCliConfig({
  api: {projectId: environment.projectId, dataset: environment.dataset},
  deployment: {autoUpdates: false},
  vite: (config) =>
    mergeConfig(config, {
      plugins: [offline(version, environment)],
      build: {rolldownOptions: {output: {codeSplitting: {groups: [iconsInOneFile]}}}},
    }),
})
