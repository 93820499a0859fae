import {schemaTypes} from '@crosswalk/schemas'
import {visionTool} from '@sanity/vision'
import {defineConfig} from 'sanity'
import {structureTool} from 'sanity/structure'
import {usedByInspector} from './actions/UsedByInspector.tsx'
import {attachComponents} from './attachComponents.ts'
import {CrosswalkIcon} from './CrosswalkIcon.tsx'
import {documentActions, newDocumentOptions} from './documentActions.ts'
import {environment} from './environment.ts'
import {skillGapInspector} from './gap/SkillGapInspector.tsx'
import {uncoveredSkillsInspector} from './gap/UncoveredSkillsInspector.tsx'
import {StudioInput} from './inputs/StudioInput.tsx'
import {lakeWorkspace} from './lakeWorkspace.ts'
import {presentation} from './preview/presentation.ts'
import {liveBadge} from './publishing/liveBadge.tsx'
import {structure} from './structure/index.ts'
import {templates} from './templates.ts'
import {healthTool} from './tools/health/healthTool.ts'
import {importTool} from './tools/import/importTool.ts'
import {writingGuideTool} from './tools/writingGuide/writingGuideTool.ts'

const {projectId, dataset, lakeOrigin, previewOrigin} = environment

export default defineConfig({
  title: 'Crosswalk',
  icon: CrosswalkIcon,
  projectId,
  dataset,
  ...(lakeOrigin ? lakeWorkspace(lakeOrigin) : {}),
  schema: {types: attachComponents(schemaTypes), templates},
  plugins: [
    structureTool({structure}),
    ...(previewOrigin ? [presentation(previewOrigin)] : []),
    visionTool({defaultApiVersion: '2025-02-19', defaultDataset: dataset}),
  ],
  tools: (tools) => [...tools, healthTool, importTool, writingGuideTool],
  document: {
    actions: documentActions,
    badges: (badges) => [...badges, liveBadge],
    newDocumentOptions,
    comments: {enabled: false},
    inspectors: (inspectors) => [
      ...inspectors,
      usedByInspector,
      skillGapInspector,
      uncoveredSkillsInspector,
    ],
  },
  form: {components: {input: StudioInput}},
  // Features of the hosted platform that an embedded lake does not serve.
  announcements: {enabled: false},
  apps: {canvas: {enabled: false}},
  mediaLibrary: {enabled: false},
  scheduledDrafts: {enabled: false},
  scheduledPublishing: {enabled: false},
  tasks: {enabled: false},
})
