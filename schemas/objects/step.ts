import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {keyField} from '../fields/keyField.ts'
import {lengthBetween} from '../rules/limits.ts'
import {checkUniqueReferences} from '../rules/references.ts'
import {checkUniqueSkills} from '../rules/skillChecks.ts'

export const step = defineType({
  name: 'step',
  title: 'Step',
  type: 'object',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'Starts with a verb: what the reader will do.',
      validation: (rule) => rule.required().error('Name the step.'),
    }),
    defineField({
      name: 'why',
      title: 'Why',
      type: 'text',
      rows: 2,
      description:
        'What it is good for, so that a reader can decide to skip it. At most 200 characters.',
      validation: (rule) => [
        rule.required().error('Say what the step is good for.'),
        rule.custom(lengthBetween('The reason', 1, 200)),
      ],
    }),
    defineField({
      name: 'task',
      title: 'Task',
      type: 'text',
      rows: 4,
      description: 'What to do, concretely enough to start this evening.',
      validation: (rule) => rule.required().error('Say what the reader has to do.'),
    }),
    defineField({
      name: 'evidence',
      title: 'Done when',
      type: 'text',
      rows: 2,
      description: 'What exists when the step is done, for example a document somebody has read.',
      validation: (rule) =>
        rule.required().error('Say how the reader knows that the step is done.'),
    }),
    defineField({
      name: 'hours',
      title: 'Hours',
      type: 'number',
      description: 'Honest effort for a typical reader, resources and task together; 1 to 200.',
      validation: (rule) => [
        rule.required().error('Estimate the hours.'),
        rule.min(1).max(200).error('Give the hours as a number from 1 to 200, or split the step.'),
      ],
    }),
    defineField({
      name: 'skills',
      title: 'Skills gained',
      type: 'array',
      description: 'What the reader can do afterwards, and at which level.',
      of: [defineArrayMember({type: 'stepSkill'})],
      validation: (rule) => [
        rule.required().min(1).error('Add at least one skill that the step builds.'),
        rule.custom(checking(checkUniqueSkills)),
      ],
    }),
    defineField({
      name: 'resources',
      title: 'Resources',
      type: 'array',
      description: 'The best first. At least one should be free.',
      of: [defineArrayMember({type: 'reference', to: [{type: 'resource'}]})],
      validation: (rule) => [
        rule.required().min(1).error('Add at least one resource to learn from.'),
        rule.custom(checking(checkUniqueReferences)),
      ],
    }),
    defineField({
      name: 'requires',
      title: 'Comes after',
      type: 'array',
      description: 'Keys of steps that have to be done first, from this phase or an earlier one.',
      of: [defineArrayMember({type: 'string'})],
      validation: (rule) => rule.unique().error('A step is named twice. Remove one of the two.'),
    }),
    defineField({
      name: 'optional',
      title: 'Optional',
      type: 'boolean',
      description: 'Worth doing, but the goal of the phase can be reached without it.',
      initialValue: false,
    }),
    keyField({use: 'readers’ saved progress'}),
  ],
  preview: {
    select: {title: 'title', hours: 'hours', optional: 'optional', skills: 'skills'},
    prepare: ({title, hours, optional, skills}) => ({
      title: title ?? 'Untitled step',
      subtitle: [
        `${hours ?? '?'} h`,
        `${skills?.length ?? 0} skills`,
        optional === true ? 'optional' : undefined,
      ]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})
