import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {checkTableRows} from '../rules/proseChecks.ts'

export const table = defineType({
  name: 'table',
  title: 'Table',
  type: 'object',
  fields: [
    defineField({
      name: 'caption',
      title: 'Caption',
      type: 'string',
      description: 'What the table compares. Screen readers announce it before the cells.',
      validation: (rule) => rule.required().error('Say in a few words what the table shows.'),
    }),
    defineField({
      name: 'rows',
      title: 'Rows',
      type: 'array',
      description: 'The first row holds the column headings. Every row needs as many cells.',
      of: [defineArrayMember({type: 'tableRow'})],
      validation: (rule) => [
        rule.required().error('Add a heading row and at least one row below it.'),
        rule.custom(checking(checkTableRows)),
      ],
    }),
  ],
  preview: {
    select: {caption: 'caption', rows: 'rows'},
    prepare: ({caption, rows}) => ({
      title: caption ?? 'Table without a caption',
      subtitle: `${rows?.length ?? 0} rows`,
    }),
  },
})
