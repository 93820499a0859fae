import {defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {checkDifficultyOverride} from '../rules/transitionPathChecks.ts'

export const difficultyOverride = defineType({
  name: 'difficultyOverride',
  title: 'Difficulty, set by hand',
  type: 'object',
  options: {collapsible: true, collapsed: true},
  fields: [
    defineField({
      name: 'difficulty',
      title: 'Difficulty',
      type: 'number',
      description: 'From 1 (a small step) to 5 (a new profession).',
      options: {list: [1, 2, 3, 4, 5], layout: 'radio', direction: 'horizontal'},
      validation: (rule) =>
        rule.integer().min(1).max(5).error('Difficulty is a whole number from 1 to 5.'),
    }),
    defineField({
      name: 'reason',
      title: 'Reason',
      type: 'text',
      rows: 2,
      description: 'What the computed difficulty does not see. Colleagues will ask.',
    }),
  ],
  validation: (rule) => rule.custom(checking(checkDifficultyOverride)),
})
