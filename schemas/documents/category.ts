import {defineField, defineType} from '@sanity/types'
import {documentGroups} from '../fields/documentGroups.ts'
import {editorialFields} from '../fields/editorialFields.ts'
import {seoField} from '../fields/seoField.ts'
import {slugField} from '../fields/slugField.ts'
import {lengthBetween} from '../rules/limits.ts'

const {content, seo, editorial} = documentGroups

export const category = defineType({
  name: 'category',
  title: 'Category',
  type: 'document',
  groups: [content, seo, editorial],
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'content',
      description: 'A field of work that readers would look under, for example “Product”.',
      validation: (rule) => [
        rule.required().error('Name the category.'),
        rule.custom(lengthBetween('The title', 2, 60)),
      ],
    }),
    slugField({source: 'title', page: 'category page'}),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 3,
      group: 'content',
      description: 'One or two sentences: which careers belong here.',
    }),
    defineField({
      name: 'order',
      title: 'Position',
      type: 'number',
      group: 'content',
      description: 'Position among the categories, lowest first. Empty ones follow by title.',
      validation: (rule) => rule.integer().min(0).error('Give a whole number of 0 or more.'),
    }),
    seoField(),
    ...editorialFields(),
  ],
  orderings: [
    {
      title: 'Position',
      name: 'order',
      by: [
        {field: 'order', direction: 'asc'},
        {field: 'title', direction: 'asc'},
      ],
    },
  ],
  preview: {select: {title: 'title', subtitle: 'description'}},
})
