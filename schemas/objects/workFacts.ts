import {defineField, defineType} from '@sanity/types'

export const workFacts = defineType({
  name: 'workFacts',
  title: 'Working conditions',
  type: 'object',
  options: {columns: 3},
  fields: [
    defineField({
      name: 'remote',
      title: 'Remote work',
      type: 'string',
      description: 'How often the job is done from home. Empty means not known.',
      options: {
        list: [
          {title: 'Often', value: 'often'},
          {title: 'Sometimes', value: 'sometimes'},
          {title: 'Rarely', value: 'rarely'},
        ],
      },
    }),
    defineField({
      name: 'degreeUsual',
      title: 'A degree is usual',
      type: 'boolean',
      description: 'Most people hired have a degree. Leave untouched if you do not know.',
    }),
    defineField({
      name: 'licensed',
      title: 'A licence is required',
      type: 'boolean',
      description: 'The law asks for a licence or registration. Leave untouched if unknown.',
    }),
  ],
})
