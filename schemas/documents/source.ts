import {defineField, defineType} from '@sanity/types'
import {documentGroups} from '../fields/documentGroups.ts'
import {editorialFields} from '../fields/editorialFields.ts'
import {checkAttributionHtml} from '../rules/siteChecks.ts'

const {content, editorial} = documentGroups

export const source = defineType({
  name: 'source',
  title: 'Source',
  type: 'document',
  groups: [content, editorial],
  fields: [
    defineField({
      name: 'publisher',
      title: 'Publisher',
      type: 'string',
      group: 'content',
      description: 'Who answers for the data, for example “Bureau of Labor Statistics”.',
      validation: (rule) => rule.required().error('Say who published it.'),
    }),
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'content',
      description: 'The report, table or page.',
      validation: (rule) => rule.required().error('Give the title of the report or page.'),
    }),
    defineField({
      name: 'url',
      title: 'Address',
      type: 'url',
      group: 'content',
      description: 'Where a reader can look it up.',
      validation: (rule) => [
        rule.required().error('Give the address.'),
        rule
          .uri({scheme: ['https', 'http']})
          .error('Give the whole address, starting with https://.'),
      ],
    }),
    defineField({
      name: 'accessed',
      title: 'Accessed',
      type: 'date',
      group: 'content',
      description: 'The day you last read the figures there.',
      validation: (rule) => rule.required().error('Give the day you last read it.'),
    }),
    defineField({
      name: 'licence',
      title: 'Licence',
      type: 'string',
      group: 'content',
      description: 'For example “CC BY 4.0” or “public domain”.',
    }),
    defineField({
      name: 'attributionHtml',
      title: 'Credit line',
      type: 'text',
      rows: 3,
      group: 'content',
      description:
        'The credit that the licence asks for, printed in the footer of pages that use the source. Links, <em> and <strong> are allowed.',
      validation: (rule) => rule.custom(checkAttributionHtml),
    }),
    ...editorialFields(),
  ],
  orderings: [
    {
      title: 'Publisher',
      name: 'publisher',
      by: [
        {field: 'publisher', direction: 'asc'},
        {field: 'title', direction: 'asc'},
      ],
    },
  ],
  preview: {
    select: {title: 'title', publisher: 'publisher', accessed: 'accessed'},
    prepare: ({title, publisher, accessed}) => ({
      title: title ?? 'Untitled source',
      subtitle: [publisher, accessed].filter(Boolean).join(' · '),
    }),
  },
})
