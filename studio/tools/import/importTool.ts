import {UploadIcon} from '@sanity/icons/Upload'
import type {Tool} from 'sanity'
import {ImportTool} from './ImportTool.tsx'

export const importTool: Tool = {
  name: 'import',
  title: 'Import',
  icon: UploadIcon,
  component: ImportTool,
}
