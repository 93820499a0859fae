import {defineArrayMember, defineField, defineType} from '@sanity/types'

export const tableRow = defineType({
  name: 'tableRow',
  title: 'Row',
  type: 'object',
  fields: [
    defineField({
      name: 'cells',
      title: 'Cells',
      type: 'array',
      description: 'From left to right. Leave a cell empty rather than out.',
      of: [defineArrayMember({type: 'string'})],
      validation: (rule) => rule.required().error('Add the cells of this row, or remove the row.'),
    }),
  ],
  preview: {
    select: {cells: 'cells'},
    prepare: ({cells}) => ({title: (cells ?? []).join(' | ') || 'Empty row'}),
  },
})
