import {defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {checkFigureAge, checkFigureRange, checkUnit} from '../rules/figureChecks.ts'
import {mustBePresent} from '../rules/presence.ts'

export const sourcedFigure = defineType({
  name: 'sourcedFigure',
  title: 'Figure with its source',
  type: 'object',
  options: {columns: 2},
  fields: [
    defineField({
      name: 'value',
      title: 'Value',
      type: 'number',
      description: 'The middle or typical value, without thousands separators.',
      validation: (rule) => rule.required().error('Enter the figure, or remove it altogether.'),
    }),
    defineField({
      name: 'unit',
      title: 'Unit',
      type: 'string',
      description: '“USD/yr” (any three-letter currency), “%” or “count”.',
      validation: (rule) => [
        rule.required().error('Say what the figure measures: a currency per year, % or count.'),
        rule.custom(checkUnit),
      ],
    }),
    defineField({
      name: 'low',
      title: 'Low end',
      type: 'number',
      description: 'The low end of the range that the source gives, if it gives one.',
    }),
    defineField({
      name: 'high',
      title: 'High end',
      type: 'number',
      description: 'The high end of the range that the source gives, if it gives one.',
    }),
    defineField({
      name: 'region',
      title: 'Region',
      type: 'string',
      description: 'Where the figure holds, for example “United States” or “London”.',
      validation: (rule) => rule.required().error('Say where the figure holds.'),
    }),
    defineField({
      name: 'asOf',
      title: 'As of',
      type: 'date',
      description: 'The date the figure describes. After 36 months readers no longer see it.',
      validation: (rule) => [
        rule.required().error('Give the date that the figure describes.'),
        rule.custom((asOf) => checkFigureAge(asOf, Date.now())).warning(),
      ],
    }),
    defineField({
      name: 'source',
      title: 'Source',
      type: 'reference',
      to: [{type: 'source'}],
      description: 'Where anybody can look the figure up.',
      validation: (rule) =>
        rule.custom(mustBePresent('A figure without a source is not shown. Choose its source.')),
    }),
  ],
  validation: (rule) => rule.custom(checking(checkFigureRange)),
  preview: {
    select: {
      value: 'value',
      unit: 'unit',
      region: 'region',
      asOf: 'asOf',
      publisher: 'source.publisher',
    },
    prepare: ({value, unit, region, asOf, publisher}) => ({
      title: value === undefined ? 'No figure yet' : `${value} ${unit ?? ''}`.trim(),
      subtitle: [region, asOf, publisher ?? 'no source'].filter(Boolean).join(' · '),
    }),
  },
})
