import {defineField, defineType} from '@sanity/types'
import {checkSkillCode, skillSchemes} from '../rules/codeChecks.ts'

export const skillCode = defineType({
  name: 'skillCode',
  title: 'Skill code',
  type: 'object',
  options: {columns: 3},
  fields: [
    defineField({
      name: 'scheme',
      title: 'Scheme',
      type: 'string',
      description: 'The classification that the code belongs to.',
      options: {list: skillSchemes.map(({title, value}) => ({title, value}))},
      validation: (rule) => rule.required().error('Choose the classification.'),
    }),
    defineField({
      name: 'code',
      title: 'Code',
      type: 'string',
      description: 'As the classification writes it, for example 2.A.1.a.',
      validation: (rule) => [
        rule.required().error('Enter the code, or remove this row.'),
        rule.custom((code, {parent}) => checkSkillCode(code, parent)),
      ],
    }),
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'The title that the classification gives to this code.',
    }),
  ],
  preview: {select: {title: 'code', subtitle: 'label'}},
})
