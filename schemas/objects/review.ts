import {defineField, defineType} from '@sanity/types'
import {todayIso} from '../fields/today.ts'

export const review = defineType({
  name: 'review',
  title: 'Review',
  type: 'object',
  options: {columns: 2},
  fields: [
    defineField({
      name: 'lastReviewed',
      title: 'Last reviewed',
      type: 'date',
      description: 'The day somebody last read the whole document and stood by it. Readers see it.',
      initialValue: todayIso,
      validation: (rule) =>
        rule.required().error('Say when this was last read and found true. For new text: today.'),
    }),
    defineField({
      name: 'reviewCycleMonths',
      title: 'Review again after (months)',
      type: 'number',
      description: 'After this many months the document appears under “Needs review”.',
      initialValue: 12,
      validation: (rule) =>
        rule.integer().min(1).max(60).error('Choose a whole number of months from 1 to 60.'),
    }),
    defineField({
      name: 'reviewedBy',
      title: 'Reviewed by',
      type: 'reference',
      to: [{type: 'person'}],
      // Weak, so that a colleague can leave without every reviewed document standing in the way,
      // and so that two people may review each other's pages.
      weak: true,
      description: 'The colleague who did the review.',
    }),
    defineField({
      name: 'changeSummary',
      title: 'What changed',
      type: 'text',
      rows: 2,
      description: 'One or two sentences for the history: what changed in this review, and why.',
    }),
  ],
})
