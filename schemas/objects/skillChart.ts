import {defineField, defineType} from '@sanity/types'
import {mustBePresent} from '../rules/presence.ts'

export const skillChart = defineType({
  name: 'skillChart',
  title: 'Skill chart',
  type: 'object',
  fields: [
    defineField({
      name: 'career',
      title: 'Career',
      type: 'reference',
      to: [{type: 'career'}],
      options: {filter: 'isTarget == true', disableNew: true},
      // Weak, like every reference inside prose: the chart is left out when the career goes.
      weak: true,
      description:
        'The chart is drawn from this career’s skills and follows them when they change.',
      validation: (rule) => rule.custom(mustBePresent('Choose the career whose skills are shown.')),
    }),
    defineField({
      name: 'caption',
      title: 'Caption',
      type: 'string',
      description: 'What the reader should see in the chart, in one sentence.',
      validation: (rule) => rule.required().error('Say in a sentence what the chart shows.'),
    }),
    defineField({
      name: 'limit',
      title: 'How many skills',
      type: 'number',
      description: 'The most important ones first.',
      initialValue: 8,
      validation: (rule) => rule.integer().min(3).max(16).error('Show between 3 and 16 skills.'),
    }),
  ],
  preview: {
    select: {caption: 'caption', career: 'career.title'},
    prepare: ({caption, career}) => ({
      title: caption ?? 'Skill chart',
      subtitle: career ?? 'No career chosen',
    }),
  },
})
