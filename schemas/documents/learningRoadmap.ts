import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {documentGroups} from '../fields/documentGroups.ts'
import {editorialFields} from '../fields/editorialFields.ts'
import {seoField} from '../fields/seoField.ts'
import {slugField} from '../fields/slugField.ts'
import {counted} from '../rules/counted.ts'
import {roadmapHours} from '../rules/duration.ts'
import {countBetween, lengthBetween} from '../rules/limits.ts'
import {missingParts} from '../rules/missingParts.ts'
import {mustBePresent} from '../rules/presence.ts'
import {checkPaces, checkPhases} from '../rules/roadmapChecks.ts'

const {content, plan, seo, editorial} = documentGroups

export const learningRoadmap = defineType({
  name: 'learningRoadmap',
  title: 'Learning roadmap',
  type: 'document',
  groups: [content, plan, seo, editorial],
  initialValue: {
    variants: [
      {_type: 'paceVariant', weeklyHours: 5, label: 'A few evenings'},
      {_type: 'paceVariant', weeklyHours: 10, label: 'Beside a full-time job'},
      {_type: 'paceVariant', weeklyHours: 20, label: 'Half of the week'},
    ],
  },
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'content',
      description: 'What the plan leads to and for whom.',
      validation: (rule) => [
        rule.required().error('Name the roadmap.'),
        rule.custom(lengthBetween('The title', 3, 100)),
      ],
    }),
    slugField({source: 'title', page: 'roadmap page'}),
    defineField({
      name: 'target',
      title: 'Career',
      type: 'reference',
      to: [{type: 'career'}],
      options: {filter: 'isTarget == true'},
      group: 'content',
      description: 'The career that the roadmap leads to. Paths to other careers cannot use it.',
      validation: (rule) =>
        rule.custom(mustBePresent('Choose the career that the roadmap leads to.')),
    }),
    defineField({
      name: 'audience',
      title: 'For whom',
      type: 'text',
      rows: 3,
      group: 'content',
      description: 'Who the plan is made for and what they can do already. At most 200 characters.',
      validation: (rule) => [
        rule.required().error('Say for whom the plan is made.'),
        rule.custom(lengthBetween('This text', 1, 200)),
      ],
    }),
    defineField({
      name: 'phases',
      title: 'Phases',
      type: 'array',
      of: [defineArrayMember({type: 'phase'})],
      group: 'plan',
      description: 'Two to six stretches of the way, each ending with a milestone.',
      validation: (rule) => [
        rule.required().error('Add the phases of the plan.'),
        rule.custom(countBetween('phases', 2, 6)),
        rule.custom(checking(checkPhases)),
      ],
    }),
    defineField({
      name: 'variants',
      title: 'Paces',
      type: 'array',
      of: [defineArrayMember({type: 'paceVariant'})],
      group: 'plan',
      description: 'Hours a week that readers can choose from; the months are computed.',
      validation: (rule) => rule.custom(checking(checkPaces)),
    }),
    seoField(),
    ...editorialFields(),
  ],
  orderings: [{title: 'Title', name: 'title', by: [{field: 'title', direction: 'asc'}]}],
  preview: {
    select: {title: 'title', phases: 'phases', target: 'target.title', slug: 'slug.current'},
    prepare: ({title, phases, target, slug}) => {
      const list: {steps?: {hours?: number}[]}[] = Array.isArray(phases) ? phases : []
      const steps = list.reduce((sum, phase) => sum + (phase.steps?.length ?? 0), 0)
      return {
        title: title ?? 'Untitled roadmap',
        subtitle: [
          target,
          counted(list.length, 'phase'),
          counted(steps, 'step'),
          `${roadmapHours(list)} h`,
          missingParts({slug, career: target}),
        ]
          .filter(Boolean)
          .join(' · '),
      }
    },
  },
})
