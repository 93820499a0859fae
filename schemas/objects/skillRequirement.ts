import {defineField, defineType} from '@sanity/types'
import {importanceOptions, levelLabel, levelOptions} from '../rules/levelScale.ts'
import {mustBePresent} from '../rules/presence.ts'

export const skillRequirement = defineType({
  name: 'skillRequirement',
  title: 'Skill needed',
  type: 'object',
  fields: [
    defineField({
      name: 'skill',
      title: 'Skill',
      type: 'reference',
      to: [{type: 'skill'}],
      description:
        'Pick from the list before creating a new one: shared skills make gaps comparable.',
      validation: (rule) => rule.custom(mustBePresent('Choose the skill, or remove this row.')),
    }),
    defineField({
      name: 'importance',
      title: 'Importance',
      type: 'number',
      description: 'How much the job depends on it. 5 means nobody does the job without it.',
      options: {list: importanceOptions, layout: 'radio', direction: 'horizontal'},
      validation: (rule) =>
        rule.required().error('Choose how important the skill is, from 1 to 5.'),
    }),
    defineField({
      name: 'level',
      title: 'Level needed',
      type: 'number',
      description: 'The level at which somebody can start in the job, not the level of the best.',
      options: {list: levelOptions.filter(({value}) => value > 0), layout: 'radio'},
      validation: (rule) => rule.required().error('Choose the level needed to start, from 1 to 4.'),
    }),
    defineField({
      name: 'note',
      title: 'Note',
      type: 'string',
      description: 'What this skill looks like in this job, in one sentence. Shown to readers.',
    }),
  ],
  preview: {
    select: {title: 'skill.title', importance: 'importance', level: 'level'},
    prepare: ({title, importance, level}) => ({
      title: title ?? 'No skill chosen',
      subtitle: `importance ${importance ?? '?'} · level ${level ?? '?'} (${levelLabel(level)})`,
    }),
  },
})
