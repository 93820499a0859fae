import {defineField, defineType} from '@sanity/types'
import {adviceKinds, advicePhases} from '../rules/adviceChecks.ts'
import {lengthBetween} from '../rules/limits.ts'

export const adviceItem = defineType({
  name: 'adviceItem',
  title: 'Piece of advice',
  type: 'object',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'The advice in one line, as you would say it to a friend. Up to 80 characters.',
      validation: (rule) => [
        rule.required().error('Put the advice in one line.'),
        rule.custom(lengthBetween('The title', 1, 80)),
      ],
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'shortProse',
      description: 'How to do it, why it works, and how to know it is done.',
      validation: (rule) => rule.required().error('Explain how to follow this advice.'),
    }),
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      description: 'What sort of advice this is; “proof” is something to show an employer.',
      options: {list: [...adviceKinds]},
      validation: (rule) => rule.required().error('Choose what kind of advice this is.'),
    }),
    defineField({
      name: 'phase',
      title: 'When',
      type: 'string',
      description: 'Before the learning starts, during it, or while landing the job.',
      options: {list: [...advicePhases], layout: 'radio', direction: 'horizontal'},
    }),
    defineField({
      name: 'effortHours',
      title: 'Effort (hours)',
      type: 'number',
      description: 'Roughly how long it takes, if that helps the reader to plan.',
      validation: (rule) => rule.greaterThan(0).error('Give the hours as a number above 0.'),
    }),
  ],
  preview: {
    select: {title: 'title', kind: 'kind', phase: 'phase'},
    prepare: ({title, kind, phase}) => ({
      title: title ?? 'Untitled advice',
      subtitle: [kind, phase].filter(Boolean).join(' · '),
    }),
  },
})
