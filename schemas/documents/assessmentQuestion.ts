import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {documentGroups} from '../fields/documentGroups.ts'
import {editorialFields} from '../fields/editorialFields.ts'
import {keyField} from '../fields/keyField.ts'
import {checkQuestion} from '../rules/assessmentChecks.ts'
import {interestTypes} from '../rules/interests.ts'

const {content, editorial} = documentGroups

export const assessmentQuestion = defineType({
  name: 'assessmentQuestion',
  title: 'Assessment question',
  type: 'document',
  groups: [content, editorial],
  initialValue: {active: true},
  validation: (rule) => rule.custom(checking(checkQuestion)),
  fields: [
    defineField({
      name: 'prompt',
      title: 'Question',
      type: 'string',
      group: 'content',
      description: 'As the reader sees it. One question, one thought.',
      validation: (rule) => rule.required().error('Write the question.'),
    }),
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      group: 'content',
      description:
        'Skill questions are made from the levels of each skill; add one here only to change its words.',
      options: {
        list: [
          {title: 'One answer of several', value: 'single'},
          {title: 'Skill', value: 'skill'},
          {title: 'Interest', value: 'interest'},
          {title: 'Number', value: 'number'},
        ],
        layout: 'radio',
      },
      validation: (rule) => rule.required().error('Choose the kind of question.'),
    }),
    defineField({
      name: 'skill',
      title: 'Skill',
      type: 'reference',
      to: [{type: 'skill'}],
      group: 'content',
      description: 'The skill whose question gets other words.',
      hidden: ({document}) => document?.kind !== 'skill',
    }),
    defineField({
      name: 'interestType',
      title: 'Type of interest',
      type: 'string',
      group: 'content',
      description: 'What a “yes” counts for. Each type needs two or three active questions.',
      options: {list: interestTypes.map(({title, value}) => ({title, value}))},
      hidden: ({document}) => document?.kind !== 'interest',
    }),
    defineField({
      name: 'help',
      title: 'Help',
      type: 'text',
      rows: 2,
      group: 'content',
      description: 'Why we ask, or how to decide. Shown below the question.',
    }),
    defineField({
      name: 'options',
      title: 'Answers',
      type: 'array',
      of: [defineArrayMember({type: 'questionOption'})],
      group: 'content',
      description: 'In the order shown. “Not sure” is added to every question.',
      hidden: ({document}) => document?.kind === 'number',
    }),
    defineField({
      name: 'order',
      title: 'Position',
      type: 'number',
      group: 'content',
      description: 'Position among questions of its kind, lowest first.',
      validation: (rule) => rule.integer().min(0).error('Give a whole number of 0 or more.'),
    }),
    defineField({
      name: 'active',
      title: 'Active',
      type: 'boolean',
      group: 'content',
      description: 'Only active questions are asked.',
      validation: (rule) => rule.required().error('Say whether the question is asked.'),
    }),
    keyField({use: 'readers’ saved answers', group: 'content'}),
    ...editorialFields(),
  ],
  orderings: [
    {
      title: 'Kind and position',
      name: 'order',
      by: [
        {field: 'kind', direction: 'asc'},
        {field: 'order', direction: 'asc'},
      ],
    },
  ],
  preview: {
    select: {title: 'prompt', kind: 'kind', active: 'active'},
    prepare: ({title, kind, active}) => ({
      title: title ?? 'Empty question',
      subtitle: [kind, active === false ? 'not asked' : undefined].filter(Boolean).join(' · '),
    }),
  },
})
