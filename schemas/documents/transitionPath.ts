import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {documentGroups} from '../fields/documentGroups.ts'
import {editorialFields} from '../fields/editorialFields.ts'
import {pathSlugSource} from '../fields/pathSlugSource.ts'
import {seoField} from '../fields/seoField.ts'
import {slugField} from '../fields/slugField.ts'
import {checkAdvice, checkPitfalls} from '../rules/adviceChecks.ts'
import {generateKey} from '../rules/keys.ts'
import {countBetween, wholeNumberBetween, wordsBetween} from '../rules/limits.ts'
import {missingParts} from '../rules/missingParts.ts'
import {type Prose, plainText} from '../rules/plainText.ts'
import {mustBePresent} from '../rules/presence.ts'
import {checkUniqueReferences} from '../rules/references.ts'
import {checkFiller, checkSecondPerson} from '../rules/secondPerson.ts'
import {checkUniqueSkills} from '../rules/skillChecks.ts'
import {checkTransitionPath} from '../rules/transitionPathChecks.ts'

const {content, skills, plan, advice, seo, editorial} = documentGroups

export const transitionPath = defineType({
  name: 'transitionPath',
  title: 'Transition path',
  type: 'document',
  groups: [content, skills, plan, advice, seo, editorial],
  initialValue: {weeklyHours: 8, canKeepJob: true},
  validation: (rule) => rule.custom(checking(checkTransitionPath)),
  fields: [
    defineField({
      name: 'from',
      title: 'From',
      type: 'reference',
      to: [{type: 'career'}],
      options: {filter: 'isBackground == true'},
      group: 'content',
      description: 'The background: the job the reader has now.',
      validation: (rule) =>
        rule.custom(mustBePresent('Choose the background that the path starts from.')),
    }),
    defineField({
      name: 'to',
      title: 'To',
      type: 'reference',
      to: [{type: 'career'}],
      options: {filter: 'isTarget == true'},
      group: 'content',
      description: 'The career the reader wants. It has to be published before the path is.',
      validation: (rule) => rule.custom(mustBePresent('Choose the career that the path leads to.')),
    }),
    defineField({
      name: 'specialisation',
      title: 'Specialisation',
      type: 'string',
      group: 'content',
      description:
        'Key of a specialisation of the career, if the path leads to one, for example “ai-product-manager”.',
      hidden: ({document}) => document?.to === undefined,
    }),
    defineField({
      name: 'titleOverride',
      title: 'Title, set by hand',
      type: 'string',
      group: 'content',
      description:
        'Leave empty for the usual title: “From … to …: Your 9-Month Transition Guide”. It follows the careers and the duration; a title set by hand does not.',
    }),
    slugField({source: pathSlugSource, page: 'path page'}),
    defineField({
      name: 'durationMonths',
      title: 'Duration (months)',
      type: 'number',
      group: 'content',
      description:
        'How long it takes at the pace below; part of the title. Should match the hours of the roadmap.',
      validation: (rule) => [
        rule.required().error('Give the duration in months.'),
        rule.custom(wholeNumberBetween('months', 1, 36)),
      ],
    }),
    defineField({
      name: 'weeklyHours',
      title: 'Hours a week',
      type: 'number',
      group: 'content',
      description: 'The pace that the duration assumes. Readers can choose another on the page.',
      validation: (rule) => [
        rule.required().error('Give the hours a week that the duration assumes.'),
        rule.custom(wholeNumberBetween('hours a week', 2, 40)),
      ],
    }),
    defineField({
      name: 'canKeepJob',
      title: 'Possible beside the present job',
      type: 'boolean',
      group: 'content',
      description: 'Untick if the path needs full-time study or an internship.',
      validation: (rule) => rule.required().error('Say whether readers can keep their job.'),
    }),
    defineField({
      name: 'intro',
      title: 'Pitch',
      type: 'shortProse',
      group: 'content',
      description:
        'Why this background is a good start and what changes. Speak to the reader (“you”) and name the background. 80 to 220 words.',
      validation: (rule) => [
        rule.required().error('Write the pitch that opens the page.'),
        rule.custom(checking(wordsBetween('The pitch', 80, 220))),
        rule.custom(checking((intro: Prose) => checkSecondPerson(plainText(intro)))).warning(),
        rule.custom(checking((intro: Prose) => checkFiller(plainText(intro)))).warning(),
      ],
    }),
    defineField({
      name: 'authors',
      title: 'Authors',
      type: 'array',
      of: [defineArrayMember({type: 'reference', to: [{type: 'person'}]})],
      group: 'content',
      description: 'Who wrote the path and answers for it. Shown on the page.',
      validation: (rule) => [
        rule.required().min(1).error('Name at least one author.'),
        rule.custom(checking(checkUniqueReferences)),
      ],
    }),
    defineField({
      name: 'advantages',
      title: 'Advantages',
      type: 'array',
      of: [defineArrayMember({type: 'reference', to: [{type: 'advantage'}]})],
      group: 'skills',
      description:
        'Two to six reasons why this background helps. Each has to list the background, or be universal. They also give credit in the skill gap.',
      validation: (rule) => [
        rule.required().error('Choose two to six advantages of this background.'),
        rule.custom(countBetween('advantages', 2, 6)),
        rule.custom(checking(checkUniqueReferences)),
      ],
    }),
    defineField({
      name: 'gapOverrides',
      title: 'Corrected starting levels',
      type: 'array',
      of: [defineArrayMember({type: 'gapOverride'})],
      group: 'skills',
      description:
        'The skill gap is computed from the two careers. Correct a starting level here only where this path differs, and say why.',
      validation: (rule) => rule.custom(checking(checkUniqueSkills)),
    }),
    defineField({
      name: 'gapNarrative',
      title: 'About the gap',
      type: 'prose',
      group: 'skills',
      description:
        'What the table of skills cannot say: which gap hurts most, which closes itself.',
    }),
    defineField({
      name: 'difficultyOverride',
      title: 'Difficulty, set by hand',
      type: 'difficultyOverride',
      group: 'skills',
      description: 'Computed from the skill gap. Set it only with a reason.',
    }),
    defineField({
      name: 'roadmap',
      title: 'Roadmap',
      type: 'reference',
      to: [{type: 'learningRoadmap'}],
      group: 'plan',
      description: 'The learning plan. It has to close every gap of importance 4 or 5.',
      validation: (rule) => rule.custom(mustBePresent('Choose the roadmap that closes the gap.')),
    }),
    defineField({
      name: 'salaryChange',
      title: 'Change in pay',
      type: 'sourcedFigure',
      group: 'plan',
      description: 'What the move usually does to pay, if a source says so.',
    }),
    defineField({
      name: 'order',
      title: 'Position',
      type: 'number',
      group: 'plan',
      description: 'Position on the career page, lowest first. Empty: by readiness.',
      validation: (rule) => rule.integer().min(0).error('Give a whole number of 0 or more.'),
    }),
    defineField({
      name: 'advice',
      title: 'Advice',
      type: 'array',
      of: [defineArrayMember({type: 'adviceItem'})],
      group: 'advice',
      initialValue: adviceToWrite,
      description: 'At least four: one for each phase, and one kind of proof among them.',
      validation: (rule) => [
        rule.required().error('Write at least four pieces of advice.'),
        rule.custom(checking(checkAdvice)),
      ],
    }),
    defineField({
      name: 'pitfalls',
      title: 'Pitfalls',
      type: 'array',
      of: [defineArrayMember({type: 'adviceItem', initialValue: {kind: 'avoid'}})],
      group: 'advice',
      description: 'Mistakes that people with this background make. Kind “Avoid” only.',
      validation: (rule) => rule.custom(checking(checkPitfalls)),
    }),
    defineField({
      name: 'stories',
      title: 'Stories',
      type: 'array',
      of: [defineArrayMember({type: 'story'})],
      group: 'advice',
      description: 'People who made this move. Shown only with their consent.',
    }),
    defineField({
      name: 'faqs',
      title: 'Questions and answers',
      type: 'array',
      of: [defineArrayMember({type: 'faqItem'})],
      group: 'advice',
      description: 'Questions about this move in particular; at most ten.',
      validation: (rule) => rule.custom(countBetween('questions', 0, 10)),
    }),
    seoField(),
    ...editorialFields(),
  ],
  orderings: [
    {
      title: 'Background',
      name: 'from',
      by: [
        {field: 'from.title', direction: 'asc'},
        {field: 'to.title', direction: 'asc'},
      ],
    },
    {
      title: 'Destination',
      name: 'to',
      by: [
        {field: 'to.title', direction: 'asc'},
        {field: 'from.title', direction: 'asc'},
      ],
    },
    {title: 'Duration', name: 'duration', by: [{field: 'durationMonths', direction: 'asc'}]},
    {
      title: 'Longest without review',
      name: 'review',
      by: [{field: 'review.lastReviewed', direction: 'asc'}],
    },
  ],
  preview: {
    select: {
      from: 'from.title',
      to: 'to.title',
      specialisation: 'specialisation',
      specialisations: 'to.specialisations',
      months: 'durationMonths',
      weeklyHours: 'weeklyHours',
      slug: 'slug.current',
      intro: 'intro',
      advantages: 'advantages',
      roadmap: 'roadmap.title',
      advice: 'advice',
      authors: 'authors',
    },
    prepare: ({from, to, specialisation, specialisations, months, weeklyHours, ...parts}) => {
      const variant = Array.isArray(specialisations)
        ? specialisations.find(({key}) => key === specialisation)?.title
        : undefined
      return {
        title: `${from ?? '?'} → ${variant ?? to ?? '?'}`,
        subtitle: [`${months ?? '?'} months`, `${weeklyHours ?? '?'} h a week`, missingOf(parts)]
          .filter(Boolean)
          .join(' · '),
      }
    },
  },
})

/** What no path goes without, for the editor to fill. */
function adviceToWrite() {
  const needed = [
    {kind: 'ask', phase: 'before'},
    {kind: 'do', phase: 'during'},
    {kind: 'proof', phase: 'during'},
    {kind: 'interview', phase: 'landing'},
  ]
  return needed.map((item) => ({_type: 'adviceItem', _key: generateKey(), ...item}))
}

function missingOf({slug, intro, advantages, roadmap, advice, authors}: Record<string, unknown>) {
  const written = Array.isArray(advice) ? advice.filter(({title}) => title) : advice
  return missingParts({slug, pitch: intro, advantages, roadmap, advice: written, author: authors})
}
