import {defineField, defineType} from '@sanity/types'
import {levelLabel, levelOptions} from '../rules/levelScale.ts'
import {mustBePresent} from '../rules/presence.ts'

export const stepSkill = defineType({
  name: 'stepSkill',
  title: 'Skill gained',
  type: 'object',
  fields: [
    defineField({
      name: 'skill',
      title: 'Skill',
      type: 'reference',
      to: [{type: 'skill'}],
      description: 'One of the skills that the target career needs.',
      validation: (rule) => rule.custom(mustBePresent('Choose the skill, or remove this row.')),
    }),
    defineField({
      name: 'reachesLevel',
      title: 'Reaches level',
      type: 'number',
      description: 'The level after the step. It may not fall again in a later step.',
      options: {list: levelOptions.filter(({value}) => value > 0), layout: 'radio'},
      validation: (rule) =>
        rule.required().error('Choose the level that the step reaches, from 1 to 4.'),
    }),
  ],
  preview: {
    select: {title: 'skill.title', level: 'reachesLevel'},
    prepare: ({title, level}) => ({
      title: title ?? 'No skill chosen',
      subtitle: `reaches level ${level ?? '?'} (${levelLabel(level)})`,
    }),
  },
})
