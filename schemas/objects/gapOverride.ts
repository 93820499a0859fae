import {defineField, defineType} from '@sanity/types'
import {levelLabel, levelOptions} from '../rules/levelScale.ts'
import {lengthBetween} from '../rules/limits.ts'
import {mustBePresent} from '../rules/presence.ts'

export const gapOverride = defineType({
  name: 'gapOverride',
  title: 'Correction of a starting level',
  type: 'object',
  fields: [
    defineField({
      name: 'skill',
      title: 'Skill',
      type: 'reference',
      to: [{type: 'skill'}],
      options: {disableNew: true},
      description: 'A skill of the target career whose typical starting level is wrong here.',
      validation: (rule) =>
        rule.custom(mustBePresent('Choose the skill, or remove this correction.')),
    }),
    defineField({
      name: 'fromLevel',
      title: 'Starting level',
      type: 'number',
      description: 'The level people bring on this path.',
      options: {list: levelOptions, layout: 'radio'},
      validation: (rule) => rule.required().error('Choose the starting level, from 0 to 4.'),
    }),
    defineField({
      name: 'reason',
      title: 'Reason',
      type: 'text',
      rows: 2,
      description: 'Why the typical level does not hold on this path. Readers see it.',
      validation: (rule) => [
        rule
          .required()
          .error('Give the reason; without one nobody can check the correction later.'),
        rule.custom(lengthBetween('The reason', 10, 300)),
      ],
    }),
  ],
  preview: {
    select: {title: 'skill.title', level: 'fromLevel', reason: 'reason'},
    prepare: ({title, level, reason}) => ({
      title: title ?? 'No skill chosen',
      subtitle: `starts at ${level ?? '?'} (${levelLabel(level)}): ${reason ?? 'no reason given'}`,
    }),
  },
})
