import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {keyField} from '../fields/keyField.ts'
import {hoursOfSteps} from '../rules/duration.ts'
import {countBetween, lengthBetween} from '../rules/limits.ts'

export const phase = defineType({
  name: 'phase',
  title: 'Phase',
  type: 'object',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'What the reader does in this phase, in a few words.',
      validation: (rule) => rule.required().error('Name the phase.'),
    }),
    defineField({
      name: 'goal',
      title: 'Goal',
      type: 'string',
      description: 'Where the reader stands at the end. At most 160 characters.',
      validation: (rule) => [
        rule.required().error('Say where the reader stands when the phase is over.'),
        rule.custom(lengthBetween('The goal', 1, 160)),
      ],
    }),
    defineField({
      name: 'steps',
      title: 'Steps',
      type: 'array',
      description: 'In the order in which most people should take them; 1 to 8.',
      of: [defineArrayMember({type: 'step'})],
      validation: (rule) => [
        rule.required().error('Add at least one step.'),
        rule.custom(countBetween('steps', 1, 8)),
      ],
    }),
    defineField({
      name: 'milestone',
      title: 'Milestone',
      type: 'text',
      rows: 2,
      description: 'Something another person could see that proves the phase is done.',
      validation: (rule) => rule.required().error('Describe what somebody else could see by then.'),
    }),
    keyField({use: 'readers’ saved progress'}),
  ],
  preview: {
    select: {title: 'title', steps: 'steps'},
    prepare: ({title, steps}) => ({
      title: title ?? 'Untitled phase',
      subtitle: `${steps?.length ?? 0} steps · ${hoursOfSteps(steps)} h`,
    }),
  },
})
