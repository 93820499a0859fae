import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {keyField} from '../fields/keyField.ts'
import {lengthBetween} from '../rules/limits.ts'
import {checkUniqueSkills} from '../rules/skillChecks.ts'

export const specialisation = defineType({
  name: 'specialisation',
  title: 'Specialisation',
  type: 'object',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'The job title of the specialisation, for example “AI Product Manager”.',
      validation: (rule) => [
        rule.required().error('Name the specialisation.'),
        rule.custom(lengthBetween('The title', 3, 60)),
      ],
    }),
    keyField({use: 'the link from paths to this specialisation'}),
    defineField({
      name: 'summary',
      title: 'Summary',
      type: 'text',
      rows: 3,
      description: 'What is different from the general career, in one or two sentences.',
      validation: (rule) => rule.required().error('Say what is different in this specialisation.'),
    }),
    defineField({
      name: 'skillAdjustments',
      title: 'Skills that differ',
      type: 'array',
      description:
        'Only what differs: a skill listed here replaces the same skill of the career, any other is added.',
      of: [defineArrayMember({type: 'skillRequirement'})],
      validation: (rule) => rule.custom(checking(checkUniqueSkills)),
    }),
  ],
  preview: {select: {title: 'title', subtitle: 'summary'}},
})
