import {defineType} from '@sanity/types'
import {namedUrlFields} from '../fields/namedUrlFields.ts'

export const personLink = defineType({
  name: 'personLink',
  title: 'Link',
  type: 'object',
  options: {columns: 2},
  fields: namedUrlFields(),
  preview: {select: {title: 'label', subtitle: 'url'}},
})
