import {createRequire} from 'node:module'
import {defineCliConfig} from 'sanity/cli'
import {environment} from './environment.ts'
import {offline} from './offline.ts'

const {version} = createRequire(import.meta.url)('sanity/package.json')

export default defineCliConfig({
  api: {projectId: environment.projectId, dataset: environment.dataset},
  deployment: {autoUpdates: false},
  vite: (config) => ({
    ...config,
    plugins: [...(config.plugins ?? []), offline(version, environment)],
  }),
})
