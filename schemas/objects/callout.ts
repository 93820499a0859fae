import {defineField, defineType} from '@sanity/types'
import {plainText} from '../rules/plainText.ts'

const kinds = [
  {title: 'Note', value: 'note'},
  {title: 'Tip', value: 'tip'},
  {title: 'Warning', value: 'warning'},
]

export const callout = defineType({
  name: 'callout',
  title: 'Callout',
  type: 'object',
  fields: [
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      description: 'A note explains, a tip helps, a warning saves the reader from a mistake.',
      options: {list: kinds, layout: 'radio', direction: 'horizontal'},
      initialValue: 'note',
      validation: (rule) => rule.required().error('Choose note, tip or warning.'),
    }),
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      description: 'A few words that let a hurried reader decide whether to read on.',
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'shortProse',
      description: 'One thought. If it needs headings, it belongs in the text itself.',
      validation: (rule) => rule.required().error('Write the text, or remove the callout.'),
    }),
  ],
  preview: {
    select: {title: 'title', kind: 'kind', body: 'body'},
    prepare: ({title, kind, body}) => ({
      title: title ?? (plainText(body) || 'Empty callout'),
      subtitle: kind,
    }),
  },
})
