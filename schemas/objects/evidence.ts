import {defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {checkEvidence} from '../rules/advantageChecks.ts'

export const evidence = defineType({
  name: 'evidence',
  title: 'Evidence',
  type: 'object',
  fields: [
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      description: 'An example somebody can picture, or a source somebody can look up.',
      options: {
        list: [
          {title: 'Example', value: 'example'},
          {title: 'Source', value: 'source'},
        ],
        layout: 'radio',
        direction: 'horizontal',
      },
      initialValue: 'example',
      validation: (rule) => rule.required().error('Choose example or source.'),
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'text',
      rows: 3,
      description: 'What happened, or what the source found, in one or two sentences.',
      validation: (rule) => rule.required().error('Write down the evidence.'),
    }),
    defineField({
      name: 'source',
      title: 'Source',
      type: 'reference',
      to: [{type: 'source'}],
      description: 'Where the finding can be looked up.',
      hidden: ({parent}) => parent?.kind !== 'source',
    }),
  ],
  validation: (rule) => rule.custom(checking(checkEvidence)),
  preview: {select: {title: 'body', subtitle: 'kind'}},
})
