import {defineField, defineType} from '@sanity/types'
import {keyField} from '../fields/keyField.ts'

export const assessmentBand = defineType({
  name: 'assessmentBand',
  title: 'Band',
  type: 'object',
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'What the reader reads, for example “Good match”. Words, never a percentage.',
      validation: (rule) => rule.required().error('Name the band.'),
    }),
    defineField({
      name: 'minimumScore',
      title: 'From score',
      type: 'number',
      description: 'The lowest score in this band, from 0 to 1. The last band starts at 0.',
      validation: (rule) => [
        rule.required().error('Give the lowest score of this band.'),
        rule.min(0).max(1).error('A score lies between 0 and 1.'),
      ],
    }),
    defineField({
      name: 'resultCopy',
      title: 'Text of the result',
      type: 'shortProse',
      description: 'What the reader is told: honest, kind, with something to do next.',
      validation: (rule) => rule.required().error('Write what the reader is told in this band.'),
    }),
    keyField({use: 'the look of the result'}),
  ],
  preview: {
    select: {title: 'title', minimumScore: 'minimumScore'},
    prepare: ({title, minimumScore}) => ({title, subtitle: `from ${minimumScore ?? '?'}`}),
  },
})
