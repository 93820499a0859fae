import {defineType} from '@sanity/types'
import {namedUrlFields} from '../fields/namedUrlFields.ts'

export const socialLink = defineType({
  name: 'socialLink',
  title: 'Profile elsewhere',
  type: 'object',
  options: {columns: 2},
  fields: namedUrlFields(),
  preview: {select: {title: 'label', subtitle: 'url'}},
})
