import {defineField, defineType} from '@sanity/types'
import {levelScale} from '../rules/levelScale.ts'

export const levelAnchors = defineType({
  name: 'levelAnchors',
  title: 'The five levels of this skill',
  type: 'object',
  fields: levelScale.map((label, level) =>
    defineField({
      name: `level${level}`,
      title: `Level ${level}: ${label}`,
      type: 'text',
      rows: 2,
      description:
        level === 0
          ? 'Optional. How somebody without the skill would put it.'
          : 'One sentence a reader can answer with “yes, that is me”. Starts with “I”.',
      validation: (rule) =>
        level === 0
          ? rule
          : rule.required().error(`Describe level ${level}; the assessment shows this sentence.`),
    }),
  ),
})
