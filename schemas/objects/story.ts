import {defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {wordsBetween} from '../rules/limits.ts'
import {checkStoryteller} from '../rules/transitionPathChecks.ts'

export const story = defineType({
  name: 'story',
  title: 'Story',
  type: 'object',
  fields: [
    defineField({
      name: 'quote',
      title: 'Quote',
      type: 'text',
      rows: 4,
      description: 'What the person says about the transition, in their words. At most 60 words.',
      validation: (rule) => [
        rule.required().error('Write down what the person says.'),
        rule.custom(wordsBetween('The quote', 1, 60)),
      ],
    }),
    defineField({
      name: 'person',
      title: 'Person',
      type: 'reference',
      to: [{type: 'person'}],
      description: 'If they have a page here. Otherwise give the first name below.',
    }),
    defineField({
      name: 'firstName',
      title: 'First name',
      type: 'string',
      description: 'Only the first name, or a name of their choice.',
      hidden: ({parent}) => parent?.person !== undefined,
    }),
    defineField({
      name: 'consent',
      title: 'Has agreed to be quoted',
      type: 'boolean',
      description: 'Without this the story stays here and readers never see it.',
      initialValue: false,
      validation: (rule) => rule.required().error('Say whether the person has agreed.'),
    }),
  ],
  validation: (rule) => rule.custom(checking(checkStoryteller)),
  preview: {
    select: {name: 'person.name', firstName: 'firstName', quote: 'quote', consent: 'consent'},
    prepare: ({name, firstName, quote, consent}) => ({
      title: name ?? firstName ?? 'Nobody named',
      subtitle: consent === true ? quote : `Not shown: no consent yet. ${quote ?? ''}`.trim(),
    }),
  },
})
