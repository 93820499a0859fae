import {defineField, defineType} from '@sanity/types'
import {levelLabel, levelOptions} from '../rules/levelScale.ts'
import {mustBePresent} from '../rules/presence.ts'

export const skillClaim = defineType({
  name: 'skillClaim',
  title: 'Typical skill',
  type: 'object',
  fields: [
    defineField({
      name: 'skill',
      title: 'Skill',
      type: 'reference',
      to: [{type: 'skill'}],
      description: 'A skill that people in this job use, or clearly lack (level 0).',
      validation: (rule) => rule.custom(mustBePresent('Choose the skill, or remove this row.')),
    }),
    defineField({
      name: 'level',
      title: 'Typical level',
      type: 'number',
      description: 'What you would expect of somebody with about three years in the job.',
      options: {list: levelOptions, layout: 'radio'},
      validation: (rule) => rule.required().error('Choose the typical level, from 0 to 4.'),
    }),
    defineField({
      name: 'note',
      title: 'Note',
      type: 'string',
      description: 'Why this level: where people in this job learn or use the skill.',
    }),
  ],
  preview: {
    select: {title: 'skill.title', level: 'level'},
    prepare: ({title, level}) => ({
      title: title ?? 'No skill chosen',
      subtitle: `level ${level ?? '?'} (${levelLabel(level)})`,
    }),
  },
})
