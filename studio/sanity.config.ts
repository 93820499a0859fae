import {schemaTypes} from '@crosswalk/schemas'
import {visionTool} from '@sanity/vision'
import {defineConfig} from 'sanity'
import {structureTool} from 'sanity/structure'
import {attachComponents} from './attachComponents.ts'
import {CrosswalkIcon} from './CrosswalkIcon.tsx'
import {documentActions, newDocumentOptions} from './documentActions.ts'
import {environment} from './environment.ts'
import {lakeWorkspace} from './lakeWorkspace.ts'
import {structure} from './structure/index.ts'
import {templates} from './templates.ts'
import {writingGuideTool} from './tools/writingGuide/writingGuideTool.ts'

const {projectId, dataset, lakeOrigin} = environment

export default defineConfig({
  title: 'Crosswalk',
  icon: CrosswalkIcon,
  projectId,
  dataset,
  ...(lakeOrigin ? lakeWorkspace(lakeOrigin) : {}),
  schema: {types: attachComponents(schemaTypes), templates},
  plugins: [
    structureTool({structure}),
    visionTool({defaultApiVersion: '2025-02-19', defaultDataset: dataset}),
  ],
  tools: (tools) => [...tools, writingGuideTool],
  document: {
    actions: documentActions,
    newDocumentOptions,
    comments: {enabled: false},
  },
  // Features of the hosted platform that an embedded lake does not serve.
  announcements: {enabled: false},
  apps: {canvas: {enabled: false}},
  mediaLibrary: {enabled: false},
  releases: {enabled: false},
  scheduledDrafts: {enabled: false},
  scheduledPublishing: {enabled: false},
  tasks: {enabled: false},
})
