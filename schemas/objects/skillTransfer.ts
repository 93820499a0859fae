import {defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {checkTransfer, transferStrengths} from '../rules/advantageChecks.ts'
import {lengthBetween} from '../rules/limits.ts'
import {mustBePresent} from '../rules/presence.ts'

export const skillTransfer = defineType({
  name: 'skillTransfer',
  title: 'Skill that carries over',
  type: 'object',
  fields: [
    defineField({
      name: 'fromSkill',
      title: 'Skill they have',
      type: 'reference',
      to: [{type: 'skill'}],
      description: 'A skill that people with this background already use.',
      validation: (rule) => rule.custom(mustBePresent('Choose the skill that people bring.')),
    }),
    defineField({
      name: 'toSkill',
      title: 'Skill it helps with',
      type: 'reference',
      to: [{type: 'skill'}],
      description: 'The skill of the new career that it stands in for, in part.',
      validation: (rule) => rule.custom(mustBePresent('Choose the skill that it helps with.')),
    }),
    defineField({
      name: 'strength',
      title: 'How much carries over',
      type: 'number',
      description: 'The credit never goes beyond level 2: a neighbouring skill is not practice.',
      options: {list: [...transferStrengths], layout: 'radio'},
      validation: (rule) => [
        rule.required().error('Choose how much of the skill carries over.'),
        rule.custom((strength) =>
          strength === undefined || transferStrengths.some(({value}) => value === strength)
            ? true
            : `${strength} is not one of the three strengths. Choose 0.25, 0.5 or 0.75.`,
        ),
      ],
    }),
    defineField({
      name: 'why',
      title: 'Why',
      type: 'text',
      rows: 2,
      description: 'The task in which the old skill does the work of the new one.',
      validation: (rule) => [
        rule.required().error('Explain why the skill carries over.'),
        rule.custom(lengthBetween('The explanation', 30, 400)),
      ],
    }),
  ],
  validation: (rule) => rule.custom(checking(checkTransfer)),
  preview: {
    select: {from: 'fromSkill.title', to: 'toSkill.title', strength: 'strength', why: 'why'},
    prepare: ({from, to, strength, why}) => ({
      title: `${from ?? '?'} → ${to ?? '?'} × ${strength ?? '?'}`,
      subtitle: why,
    }),
  },
})
