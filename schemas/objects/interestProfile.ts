import {defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {checkInterests, interestTypes} from '../rules/interests.ts'

export const interestProfile = defineType({
  name: 'interestProfile',
  title: 'Interest profile',
  type: 'object',
  options: {columns: 3, collapsible: true},
  fields: interestTypes.map(({value, title, description}) =>
    defineField({
      name: value,
      title,
      type: 'number',
      description: `${description} From 1 (hardly) to 7 (very much).`,
      validation: (rule) => rule.integer().min(1).max(7).error('Give a whole number from 1 to 7.'),
    }),
  ),
  validation: (rule) => rule.custom(checking(checkInterests)),
})
