import {defineField, defineType} from '@sanity/types'

/** Written by the link checker, so nothing here can be edited. */
export const linkCheck = defineType({
  name: 'linkCheck',
  title: 'Last link check',
  type: 'object',
  readOnly: true,
  options: {columns: 3},
  fields: [
    defineField({
      name: 'at',
      title: 'Checked at',
      type: 'datetime',
      description: 'When the address was last opened by the link checker.',
    }),
    defineField({
      name: 'status',
      title: 'Answer',
      type: 'number',
      description: 'The HTTP status; 200 is well, 400 and above means the page is not there.',
    }),
    defineField({
      name: 'finalUrl',
      title: 'Final address',
      type: 'url',
      description: 'Where the address led in the end, after redirects.',
    }),
  ],
})
