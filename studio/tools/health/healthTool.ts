import {ActivityIcon} from '@sanity/icons/Activity'
import type {Tool} from 'sanity'
import {Health} from './Health.tsx'

export const healthTool: Tool = {
  name: 'health',
  title: 'Health',
  icon: ActivityIcon,
  component: Health,
}
