import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {documentGroups} from '../fields/documentGroups.ts'
import {editorialFields} from '../fields/editorialFields.ts'
import {levelOptions} from '../rules/levelScale.ts'
import {lengthBetween} from '../rules/limits.ts'
import {checkUniqueReferences} from '../rules/references.ts'
import {checkPriceGiven} from '../rules/resourceChecks.ts'

const {content, facts, editorial} = documentGroups

export const resource = defineType({
  name: 'resource',
  title: 'Resource',
  type: 'document',
  groups: [content, facts, editorial],
  initialValue: {cost: 'free', resourceLanguage: 'en', affiliate: false},
  validation: (rule) => rule.custom(checking(checkPriceGiven)).info(),
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'content',
      description: 'As its maker calls it.',
      validation: (rule) => [
        rule.required().error('Give the title of the resource.'),
        rule.custom(lengthBetween('The title', 2, 140)),
      ],
    }),
    defineField({
      name: 'url',
      title: 'Address',
      type: 'url',
      group: 'content',
      description: 'The page where a reader can start, beginning with https://.',
      validation: (rule) => [
        rule.required().error('Give the address.'),
        rule.uri({scheme: ['https']}).error('Give the whole address, starting with https://.'),
      ],
    }),
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      group: 'content',
      description: 'What the reader will find there.',
      options: {
        list: [
          {title: 'Course', value: 'course'},
          {title: 'Book', value: 'book'},
          {title: 'Article', value: 'article'},
          {title: 'Video', value: 'video'},
          {title: 'Tool', value: 'tool'},
          {title: 'Community', value: 'community'},
          {title: 'Project', value: 'project'},
          {title: 'Template', value: 'template'},
        ],
      },
      validation: (rule) => rule.required().error('Choose the kind of resource.'),
    }),
    defineField({
      name: 'provider',
      title: 'Provider',
      type: 'string',
      group: 'content',
      description: 'Who offers it: a publisher, a university, a person.',
      validation: (rule) => rule.required().error('Say who offers it.'),
    }),
    defineField({
      name: 'cost',
      title: 'Cost',
      type: 'string',
      group: 'content',
      description: 'Freemium: the part that our steps need is free.',
      options: {
        list: [
          {title: 'Free', value: 'free'},
          {title: 'Freemium', value: 'freemium'},
          {title: 'Paid', value: 'paid'},
        ],
        layout: 'radio',
        direction: 'horizontal',
      },
      validation: (rule) => rule.required().error('Say whether the resource costs anything.'),
    }),
    defineField({
      name: 'price',
      title: 'Price',
      type: 'price',
      group: 'content',
      description: 'What a reader would pay, and when you looked.',
      hidden: ({document}) => document?.cost === 'free',
    }),
    defineField({
      name: 'hours',
      title: 'Hours',
      type: 'number',
      group: 'content',
      description: 'To work through it once, exercises included.',
      validation: (rule) => [
        rule.required().error('Estimate the hours.'),
        rule.greaterThan(0).error('Give the hours as a number above 0; half an hour is 0.5.'),
      ],
    }),
    defineField({
      name: 'level',
      title: 'Level',
      type: 'number',
      group: 'content',
      description: 'The level that it can take a reader to.',
      options: {list: levelOptions.filter(({value}) => value > 0), layout: 'radio'},
      validation: (rule) =>
        rule.required().error('Choose the level that it leads to, from 1 to 4.'),
    }),
    defineField({
      name: 'skills',
      title: 'Skills',
      type: 'array',
      of: [defineArrayMember({type: 'reference', to: [{type: 'skill'}]})],
      group: 'content',
      description: 'What a reader learns from it.',
      validation: (rule) => [
        rule.required().min(1).error('Choose at least one skill that it teaches.'),
        rule.custom(checking(checkUniqueReferences)),
      ],
    }),
    defineField({
      name: 'resourceLanguage',
      title: 'Language of the resource',
      type: 'string',
      group: 'facts',
      description: 'As a language code, for example “en” or “pt-BR”.',
      validation: (rule) => [
        rule.required().error('Give the language of the resource.'),
        rule
          .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
          .error('Write a language code such as “en” or “pt-BR”.'),
      ],
    }),
    defineField({
      name: 'accessibilityNotes',
      title: 'Accessibility',
      type: 'text',
      rows: 2,
      group: 'facts',
      description: 'Captions, transcripts, keyboard use: what a reader should know beforehand.',
    }),
    defineField({
      name: 'affiliate',
      title: 'We earn from this link',
      type: 'boolean',
      group: 'facts',
      description: 'The link is then marked as sponsored, for readers and for search engines.',
      validation: (rule) => rule.required().error('Say whether the link earns us money.'),
    }),
    defineField({
      name: 'checked',
      title: 'Last link check',
      type: 'linkCheck',
      group: 'facts',
      description: 'Written by the link checker.',
      readOnly: true,
    }),
    ...editorialFields(),
  ],
  orderings: [
    {title: 'Title', name: 'title', by: [{field: 'title', direction: 'asc'}]},
    {
      title: 'Provider',
      name: 'provider',
      by: [
        {field: 'provider', direction: 'asc'},
        {field: 'title', direction: 'asc'},
      ],
    },
  ],
  preview: {
    select: {
      title: 'title',
      kind: 'kind',
      provider: 'provider',
      cost: 'cost',
      hours: 'hours',
      status: 'checked.status',
    },
    prepare: ({title, kind, provider, cost, hours, status}) => ({
      title: title ?? 'Untitled resource',
      subtitle: [
        status >= 400 ? `link broken (${status})` : undefined,
        kind,
        provider,
        cost,
        `${hours ?? '?'} h`,
      ]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})
