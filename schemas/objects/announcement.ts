import {defineField, defineType} from '@sanity/types'
import {siteUrlField} from '../fields/siteUrlField.ts'

export const announcement = defineType({
  name: 'announcement',
  title: 'Announcement',
  type: 'object',
  options: {collapsible: true, collapsed: true},
  fields: [
    defineField({
      name: 'message',
      title: 'Message',
      type: 'string',
      description: 'One sentence above every page. Empty the field to take it down.',
      validation: (rule) =>
        rule.max(140).error('Shorten the announcement to 140 characters or fewer.'),
    }),
    siteUrlField({description: 'Where the announcement leads, if anywhere.'}),
  ],
})
