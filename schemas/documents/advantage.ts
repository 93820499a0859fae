import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {documentGroups} from '../fields/documentGroups.ts'
import {editorialFields} from '../fields/editorialFields.ts'
import {iconField} from '../fields/iconField.ts'
import {
  checkAdvantageTitleStart,
  checkAppliesTo,
  checkHasEvidence,
  checkUniqueTransfers,
} from '../rules/advantageChecks.ts'
import {counted} from '../rules/counted.ts'
import {lengthBetween, wordsBetween} from '../rules/limits.ts'
import {missingParts} from '../rules/missingParts.ts'
import {checkFiller, checkSecondPerson} from '../rules/secondPerson.ts'

const {content, skills, editorial} = documentGroups

export const advantage = defineType({
  name: 'advantage',
  title: 'Advantage',
  type: 'document',
  groups: [content, skills, editorial],
  initialValue: {universal: false},
  validation: (rule) => rule.custom(checking(checkAppliesTo)),
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'content',
      description:
        'What the background is good for. Starts with a verb or a noun; 10 to 80 characters.',
      validation: (rule) => [
        rule.required().error('Name the advantage.'),
        rule.custom(lengthBetween('The title', 10, 80)),
        rule.custom(checkAdvantageTitleStart).warning(),
        rule.custom(checkFiller).warning(),
      ],
    }),
    defineField({
      name: 'claim',
      title: 'Claim',
      type: 'text',
      rows: 3,
      group: 'content',
      description: 'Why it helps, said to the reader (“you”). 60 to 280 characters.',
      validation: (rule) => [
        rule.required().error('Say why the background helps.'),
        rule.custom(lengthBetween('The claim', 60, 280)),
        rule.custom(checkSecondPerson).warning(),
        rule.custom(checkFiller).warning(),
      ],
    }),
    defineField({
      name: 'example',
      title: 'Example',
      type: 'shortProse',
      group: 'content',
      description:
        'A situation a reader recognises: who did what, and what came of it. 30 to 120 words.',
      validation: (rule) => rule.custom(checking(wordsBetween('The example', 30, 120))),
    }),
    defineField({
      name: 'limits',
      title: 'Where it does not help',
      type: 'text',
      rows: 3,
      group: 'content',
      description: 'The honest half: when this advantage counts for nothing, or gets in the way.',
    }),
    defineField({
      name: 'evidence',
      title: 'Evidence',
      type: 'array',
      of: [defineArrayMember({type: 'evidence'})],
      group: 'content',
      description: 'What shows that the claim is true.',
      validation: (rule) => rule.custom(checking(checkHasEvidence)).warning(),
    }),
    iconField({group: 'content'}),
    defineField({
      name: 'universal',
      title: 'Universal',
      type: 'boolean',
      group: 'skills',
      description: 'Holds for every background, for example working with deadlines.',
    }),
    defineField({
      name: 'appliesTo',
      title: 'Backgrounds',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'reference',
          to: [{type: 'career'}],
          options: {filter: 'isBackground == true'},
        }),
      ],
      group: 'skills',
      description: 'Who has this advantage. Paths can use it only for these backgrounds.',
      hidden: ({document}) => document?.universal === true,
    }),
    defineField({
      name: 'transfers',
      title: 'Skills that carry over',
      type: 'array',
      of: [defineArrayMember({type: 'skillTransfer'})],
      group: 'skills',
      description: 'The credit that this advantage gives in the skill gap and the assessment.',
      validation: (rule) => [
        rule.required().min(1).error('Add at least one skill that carries over.'),
        rule.custom(checking(checkUniqueTransfers)),
      ],
    }),
    ...editorialFields(),
  ],
  orderings: [{title: 'Title', name: 'title', by: [{field: 'title', direction: 'asc'}]}],
  preview: {
    select: {
      title: 'title',
      universal: 'universal',
      appliesTo: 'appliesTo',
      transfers: 'transfers',
      claim: 'claim',
    },
    prepare: ({title, universal, appliesTo, transfers, claim}) => ({
      title: title ?? 'Untitled advantage',
      subtitle: [
        universal === true ? 'every background' : counted(appliesTo?.length ?? 0, 'background'),
        counted(transfers?.length ?? 0, 'transfer'),
        missingParts({claim}),
      ]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})
