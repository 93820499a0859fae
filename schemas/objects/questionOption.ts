import {defineField, defineType} from '@sanity/types'
import {checkKey} from '../rules/keys.ts'

export const questionOption = defineType({
  name: 'questionOption',
  title: 'Answer',
  type: 'object',
  fields: [
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'The answer as the reader sees it.',
      validation: (rule) => rule.required().error('Write the answer.'),
    }),
    defineField({
      name: 'value',
      title: 'Value',
      type: 'string',
      description: 'What the scoring sees: lower-case words or a digit. Stored answers keep it.',
      validation: (rule) => [
        rule.required().error('Give the value that the scoring sees.'),
        rule.custom(checkKey),
      ],
    }),
    defineField({
      name: 'hint',
      title: 'Hint',
      type: 'string',
      description: 'A short example below the answer, if the label alone can be misread.',
    }),
  ],
  preview: {select: {title: 'label', subtitle: 'value'}},
})
