import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {documentGroups} from '../fields/documentGroups.ts'
import {editorialFields} from '../fields/editorialFields.ts'
import {seoField} from '../fields/seoField.ts'
import {checkBands, checkInterestWeight, checkWeights} from '../rules/assessmentChecks.ts'
import {wholeNumberBetween} from '../rules/limits.ts'

const {content, plan, seo, editorial} = documentGroups

export const assessmentSettings = defineType({
  name: 'assessmentSettings',
  title: 'Assessment settings',
  type: 'document',
  groups: [{...plan, title: 'Scoring'}, content, seo, editorial],
  initialValue: {
    weights: {_type: 'assessmentWeights', readiness: 0.55, interest: 0.25, feasibility: 0.2},
    maxSkillQuestions: 14,
    version: 1,
  },
  fields: [
    defineField({
      name: 'weights',
      title: 'Weights',
      type: 'assessmentWeights',
      group: 'plan',
      description: 'Shares of the score; they add up to 1. Say under “Review” why you change them.',
      validation: (rule) => [
        rule.required().error('Give the three weights.'),
        rule.custom(checking(checkWeights)),
        rule.custom(checking(checkInterestWeight)).warning(),
      ],
    }),
    defineField({
      name: 'bands',
      title: 'Bands',
      type: 'array',
      of: [defineArrayMember({type: 'assessmentBand'})],
      group: 'plan',
      description: 'From the best to the last, which starts at 0.',
      validation: (rule) => [
        rule.required().min(2).error('Add at least two bands.'),
        rule.custom(checking(checkBands)),
      ],
    }),
    defineField({
      name: 'maxSkillQuestions',
      title: 'Most skill questions',
      type: 'number',
      group: 'plan',
      description: 'More questions give a surer result and lose more readers; 6 to 20.',
      validation: (rule) => [
        rule.required().error('Give the largest number of skill questions.'),
        rule.custom(wholeNumberBetween('questions', 6, 20)),
      ],
    }),
    defineField({
      name: 'version',
      title: 'Version',
      type: 'number',
      group: 'plan',
      description: 'Raised for you whenever weights or bands change; saved results name it.',
      readOnly: true,
      validation: (rule) => [
        rule.required().error('The version is missing. Create the settings again from the Studio.'),
        rule.integer().min(1).error('The version is a whole number from 1.'),
      ],
    }),
    defineField({
      name: 'introCopy',
      title: 'Introduction',
      type: 'shortProse',
      group: 'content',
      description: 'What the assessment does, how long it takes, and that answers stay private.',
    }),
    defineField({
      name: 'methodologyBody',
      title: 'Methodology',
      type: 'prose',
      group: 'content',
      description:
        'How results are computed and what they cannot say. Weights and bands are added.',
      validation: (rule) => rule.required().error('Explain how results are computed.'),
    }),
    seoField(),
    ...editorialFields(),
  ],
  preview: {
    select: {version: 'version'},
    prepare: ({version}) => ({title: 'Assessment settings', subtitle: `version ${version ?? '?'}`}),
  },
})
