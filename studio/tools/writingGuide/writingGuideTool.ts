import {BookIcon} from '@sanity/icons/Book'
import type {Tool} from 'sanity'
import {WritingGuide} from './WritingGuide.tsx'

export const writingGuideTool: Tool = {
  name: 'writing-guide',
  title: 'Writing guide',
  icon: BookIcon,
  component: WritingGuide,
}
