import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {documentGroups} from '../fields/documentGroups.ts'
import {editorialFields} from '../fields/editorialFields.ts'
import {iconField} from '../fields/iconField.ts'
import {imageField} from '../fields/imageField.ts'
import {seoField} from '../fields/seoField.ts'
import {slugField} from '../fields/slugField.ts'
import {checkCareer, checkSingularTitle, checkSpecialisationKeys} from '../rules/careerChecks.ts'
import {countBetween, lengthBetween} from '../rules/limits.ts'
import {missingParts} from '../rules/missingParts.ts'
import {checkOtherNames} from '../rules/otherNames.ts'
import {mustBePresent} from '../rules/presence.ts'
import {checkUniqueReferences} from '../rules/references.ts'
import {checkUniqueSkills} from '../rules/skillChecks.ts'

const {content, skills, facts, seo, editorial} = documentGroups

export const career = defineType({
  name: 'career',
  title: 'Career',
  type: 'document',
  groups: [content, skills, facts, seo, editorial],
  fieldsets: [
    {name: 'roles', title: 'Part it plays', options: {columns: 3}},
    {name: 'names', title: 'Other names', options: {collapsible: true, collapsed: true}},
  ],
  initialValue: {isTarget: true, isBackground: false, pageStatus: 'full'},
  validation: (rule) => rule.custom(checking(checkCareer)),
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'content',
      description: 'The job of one person, for example “Product Manager”. 3 to 60 characters.',
      validation: (rule) => [
        rule.required().error('Name the career.'),
        rule.custom(lengthBetween('The title', 3, 60)),
        rule.custom(checkSingularTitle).warning(),
      ],
    }),
    slugField({source: 'title', page: 'career page'}),
    defineField({
      name: 'isTarget',
      title: 'People move to it',
      type: 'boolean',
      group: 'content',
      fieldset: 'roles',
      description: 'It gets a page “How to become …” with the paths that lead to it.',
      validation: (rule) => rule.required().error('Say whether people move to this career.'),
    }),
    defineField({
      name: 'isBackground',
      title: 'People come from it',
      type: 'boolean',
      group: 'content',
      fieldset: 'roles',
      description: 'Paths may start here, and the assessment offers it as a present job.',
      validation: (rule) => rule.required().error('Say whether people come from this career.'),
    }),
    defineField({
      name: 'pageStatus',
      title: 'Page',
      type: 'string',
      group: 'content',
      fieldset: 'roles',
      description: 'A stub is a starting point only and has no career page of its own.',
      options: {
        list: [
          {title: 'Full', value: 'full'},
          {title: 'Stub', value: 'stub'},
        ],
        layout: 'radio',
        direction: 'horizontal',
      },
      validation: (rule) => rule.required().error('Choose a full page or a stub.'),
    }),
    defineField({
      name: 'category',
      title: 'Category',
      type: 'reference',
      to: [{type: 'category'}],
      group: 'content',
      description: 'The group under which readers find it.',
      validation: (rule) => rule.custom(mustBePresent('Choose the category of the career.')),
    }),
    defineField({
      name: 'summary',
      title: 'Summary',
      type: 'text',
      rows: 3,
      group: 'content',
      description: 'What these people do, in two sentences. 80 to 300 characters.',
      validation: (rule) => [
        rule.required().error('Say in two sentences what these people do.'),
        rule.custom(lengthBetween('The summary', 80, 300)),
      ],
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'prose',
      group: 'content',
      description:
        'What the work is like, for somebody outside it. At least 150 words for a target.',
    }),
    defineField({
      name: 'dayToDay',
      title: 'Day to day',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
      group: 'content',
      description: 'Three to eight things that fill an ordinary week.',
      validation: (rule) => rule.custom(countBetween('activities', 3, 8)),
    }),
    imageField({
      name: 'image',
      title: 'Image',
      group: 'content',
      description: 'People at this work rather than a symbol of it.',
    }),
    iconField({group: 'content'}),
    defineField({
      name: 'faqs',
      title: 'Questions and answers',
      type: 'array',
      of: [defineArrayMember({type: 'faqItem'})],
      group: 'content',
      description: 'Questions that readers really ask; at most ten.',
      validation: (rule) => rule.custom(countBetween('questions', 0, 10)),
    }),
    defineField({
      name: 'pluralTitle',
      title: 'Plural',
      type: 'string',
      group: 'content',
      fieldset: 'names',
      description: 'Only if adding an “s” to the title is wrong.',
    }),
    defineField({
      name: 'shortTitle',
      title: 'Short title',
      type: 'string',
      group: 'content',
      fieldset: 'names',
      description: 'For narrow places such as tables, for example “PM”.',
    }),
    defineField({
      name: 'alternateTitles',
      title: 'Also called',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
      options: {layout: 'tags'},
      group: 'content',
      fieldset: 'names',
      description: 'Other titles for the same job. Search and the assessment find it by them.',
      validation: (rule) => [
        rule.custom(countBetween('titles', 0, 20)),
        rule.custom((titles: string[] | undefined, {document}) =>
          checkOtherNames(titles, document?.title),
        ),
      ],
    }),
    defineField({
      name: 'skills',
      title: 'Skills needed',
      type: 'array',
      of: [defineArrayMember({type: 'skillRequirement'})],
      group: 'skills',
      description:
        'What the career demands of somebody who starts in it. For a target 8 to 16 skills, at least three of importance 5. Every skill gap is computed from this list.',
      validation: (rule) => rule.custom(checking(checkUniqueSkills)),
    }),
    defineField({
      name: 'typicalSkills',
      title: 'Skills people have',
      type: 'array',
      of: [defineArrayMember({type: 'skillClaim'})],
      group: 'skills',
      description:
        'What somebody in this job can usually do. For a background 6 to 16 skills. Gaps on every path out of it start here.',
      validation: (rule) => rule.custom(checking(checkUniqueSkills)),
    }),
    defineField({
      name: 'specialisations',
      title: 'Specialisations',
      type: 'array',
      of: [defineArrayMember({type: 'specialisation'})],
      group: 'skills',
      description: 'Variants that paths can lead to, for example “AI Product Manager”.',
      validation: (rule) => rule.custom(checking(checkSpecialisationKeys)),
    }),
    defineField({
      name: 'interests',
      title: 'Interests',
      type: 'interestProfile',
      group: 'skills',
      description: 'What the work appeals to. Rate all six or none.',
    }),
    defineField({
      name: 'jobZone',
      title: 'Preparation needed',
      type: 'number',
      group: 'facts',
      description: 'O*NET job zone, from 1 (little) to 5 (extensive preparation).',
      options: {list: [1, 2, 3, 4, 5], layout: 'radio', direction: 'horizontal'},
      validation: (rule) =>
        rule.integer().min(1).max(5).error('The job zone is a whole number from 1 to 5.'),
    }),
    ...(['salary', 'outlook', 'openings'] as const).map((name) =>
      defineField({
        name,
        title: {salary: 'Pay', outlook: 'Outlook', openings: 'Openings'}[name],
        type: 'array',
        of: [defineArrayMember({type: 'sourcedFigure'})],
        group: 'facts',
        description: {
          salary: 'Yearly pay, one figure for each region, the main region first.',
          outlook: 'Expected growth or decline in percent, with the period in the source.',
          openings: 'Open or yearly expected positions.',
        }[name],
      }),
    ),
    defineField({
      name: 'entryRequirements',
      title: 'Entry requirements',
      type: 'prose',
      group: 'facts',
      description: 'Degrees, licences and experience that employers ask for, and what they accept.',
    }),
    defineField({
      name: 'workFacts',
      title: 'Working conditions',
      type: 'workFacts',
      group: 'facts',
      description: 'Used by the filters of the assessment. What is not known excludes nobody.',
    }),
    defineField({
      name: 'codes',
      title: 'Occupation codes',
      type: 'array',
      of: [defineArrayMember({type: 'occupationCode'})],
      group: 'facts',
      description: 'The nearest entries in public classifications, for machines and statistics.',
    }),
    defineField({
      name: 'relatedOverrides',
      title: 'Related careers, by hand',
      type: 'array',
      of: [
        defineArrayMember({
          type: 'reference',
          to: [{type: 'career'}],
          // Weak, or two careers that pin each other could never be published.
          weak: true,
          options: {filter: 'isTarget == true', disableNew: true},
        }),
      ],
      group: 'facts',
      description: 'Shown before the related careers that are found from the skills.',
      validation: (rule) => rule.custom(checking(checkUniqueReferences)),
    }),
    seoField(),
    ...editorialFields(),
  ],
  orderings: [
    {title: 'Title', name: 'title', by: [{field: 'title', direction: 'asc'}]},
    {
      title: 'Longest without review',
      name: 'review',
      by: [{field: 'review.lastReviewed', direction: 'asc'}],
    },
  ],
  preview: {
    select: {
      title: 'title',
      isTarget: 'isTarget',
      isBackground: 'isBackground',
      pageStatus: 'pageStatus',
      lastReviewed: 'review.lastReviewed',
      media: 'image',
      slug: 'slug.current',
      category: 'category.title',
      summary: 'summary',
      skills: 'skills',
      typicalSkills: 'typicalSkills',
    },
    prepare: ({title, isTarget, isBackground, pageStatus, lastReviewed, media, ...parts}) => ({
      title: title ?? 'Untitled career',
      subtitle: [
        isTarget === true ? 'target' : undefined,
        isBackground === true ? 'background' : undefined,
        pageStatus === 'stub' ? 'stub' : undefined,
        lastReviewed === undefined ? 'never reviewed' : `reviewed ${lastReviewed}`,
        missingParts({
          slug: parts.slug,
          category: parts.category,
          summary: parts.summary,
          ...(isTarget === true && {'skills needed': parts.skills}),
          ...(isBackground === true && {'skills people have': parts.typicalSkills}),
        }),
      ]
        .filter(Boolean)
        .join(' · '),
      // Without an image the icon of the type is drawn; an empty value would leave the place blank.
      ...(media && {media}),
    }),
  },
})
