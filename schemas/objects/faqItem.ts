import {defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {wordsBetween} from '../rules/limits.ts'

export const faqItem = defineType({
  name: 'faqItem',
  title: 'Question and answer',
  type: 'object',
  fields: [
    defineField({
      name: 'question',
      title: 'Question',
      type: 'string',
      description: 'As a reader would ask it, ending with a question mark.',
      validation: (rule) => [
        rule.required().error('Write the question, or remove this item.'),
        rule.custom((question) =>
          question === undefined || question.trim().endsWith('?')
            ? true
            : 'End the question with a question mark.',
        ),
      ],
    }),
    defineField({
      name: 'answer',
      title: 'Answer',
      type: 'shortProse',
      description: 'Answer in the first sentence, then explain. At most 120 words.',
      validation: (rule) => [
        rule.required().error('Write the answer, or remove this item.'),
        rule.custom(checking(wordsBetween('The answer', 1, 120))),
      ],
    }),
  ],
  preview: {select: {title: 'question'}},
})
