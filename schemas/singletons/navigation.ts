import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {documentGroups} from '../fields/documentGroups.ts'
import {editorialFields} from '../fields/editorialFields.ts'
import {countBetween} from '../rules/limits.ts'

const {content, editorial} = documentGroups

export const navigation = defineType({
  name: 'navigation',
  title: 'Navigation',
  type: 'document',
  groups: [content, editorial],
  fields: [
    defineField({
      name: 'items',
      title: 'Main menu',
      type: 'array',
      of: [defineArrayMember({type: 'navigationItem'})],
      group: 'content',
      description: 'The menu in the header, in this order. An entry can open one more level.',
      validation: (rule) => [
        rule.required().error('Add at least one menu entry.'),
        rule.custom(countBetween('menu entries', 1, 8)),
      ],
    }),
    ...editorialFields({reviewRequired: false}),
  ],
  preview: {prepare: () => ({title: 'Navigation'})},
})
