import {defineField, defineType} from '@sanity/types'
import {wholeNumberBetween} from '../rules/limits.ts'

export const paceVariant = defineType({
  name: 'paceVariant',
  title: 'Pace',
  type: 'object',
  options: {columns: 2},
  fields: [
    defineField({
      name: 'weeklyHours',
      title: 'Hours a week',
      type: 'number',
      description: 'The pace that readers can choose on the page; 2 to 40.',
      validation: (rule) => [
        rule.required().error('Give the hours a week.'),
        rule.custom(wholeNumberBetween('hours a week', 2, 40)),
      ],
    }),
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'How it feels, for example “Beside a full-time job”.',
      validation: (rule) => rule.required().error('Name the pace in a few words.'),
    }),
  ],
  preview: {
    select: {title: 'label', weeklyHours: 'weeklyHours'},
    prepare: ({title, weeklyHours}) => ({title, subtitle: `${weeklyHours ?? '?'} h a week`}),
  },
})
