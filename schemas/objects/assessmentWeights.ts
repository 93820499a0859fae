import {defineField, defineType} from '@sanity/types'

const parts = [
  {
    name: 'readiness',
    title: 'Readiness',
    initial: 0.55,
    about: 'how much of what the career needs the reader can do',
  },
  {name: 'interest', title: 'Interest', initial: 0.25, about: 'how well the work suits the reader'},
  {
    name: 'feasibility',
    title: 'Feasibility',
    initial: 0.2,
    about: 'whether the plan fits the time the reader has',
  },
] as const

export const assessmentWeights = defineType({
  name: 'assessmentWeights',
  title: 'Weights',
  type: 'object',
  options: {columns: 3},
  fields: parts.map(({name, title, initial, about}) =>
    defineField({
      name,
      title,
      type: 'number',
      description: `Share of the score for ${about}, from 0 to 1.`,
      initialValue: initial,
      validation: (rule) => [
        rule.required().error('Give the share. The three shares add up to 1.'),
        rule.min(0).max(1).error('A share lies between 0 and 1.'),
      ],
    }),
  ),
})
