import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {documentGroups} from '../fields/documentGroups.ts'
import {editorialFields} from '../fields/editorialFields.ts'
import {seoField} from '../fields/seoField.ts'
import {slugField} from '../fields/slugField.ts'
import {lengthBetween} from '../rules/limits.ts'
import {missingParts} from '../rules/missingParts.ts'
import {checkOtherNames} from '../rules/otherNames.ts'
import {checkParent} from '../rules/skillChecks.ts'

const {content, facts, seo, editorial} = documentGroups

export const skill = defineType({
  name: 'skill',
  title: 'Skill',
  type: 'document',
  groups: [content, facts, seo, editorial],
  initialValue: {assessable: true},
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'content',
      description: 'What somebody can do or knows, for example “Product discovery”.',
      validation: (rule) => [
        rule.required().error('Name the skill.'),
        rule.custom(lengthBetween('The title', 2, 60)),
      ],
    }),
    slugField({source: 'title', page: 'skill page'}),
    defineField({
      name: 'kind',
      title: 'Kind',
      type: 'string',
      group: 'content',
      description: 'Craft is done, tools are used, knowledge is known, people skills are lived.',
      options: {
        list: [
          {title: 'Craft', value: 'craft'},
          {title: 'Tool', value: 'tool'},
          {title: 'Knowledge', value: 'knowledge'},
          {title: 'People', value: 'people'},
        ],
        layout: 'radio',
        direction: 'horizontal',
      },
      validation: (rule) => rule.required().error('Choose the kind of skill.'),
    }),
    defineField({
      name: 'definition',
      title: 'Definition',
      type: 'text',
      rows: 3,
      group: 'content',
      description: 'What the skill is, without using its own name. 40 to 240 characters.',
      validation: (rule) => [
        rule.required().error('Define the skill.'),
        rule.custom(lengthBetween('The definition', 40, 240)),
      ],
    }),
    defineField({
      name: 'levels',
      title: 'Levels',
      type: 'levelAnchors',
      group: 'content',
      description:
        'What each level looks like in this skill. The assessment asks with these words.',
      validation: (rule) => rule.required().error('Describe the levels 1 to 4.'),
    }),
    defineField({
      name: 'assessable',
      title: 'Readers can rate themselves',
      type: 'boolean',
      group: 'content',
      description: 'Untick if nobody can judge their own level; the assessment then never asks.',
      validation: (rule) => rule.required().error('Say whether readers can rate themselves.'),
    }),
    defineField({
      name: 'aliases',
      title: 'Also called',
      type: 'array',
      of: [defineArrayMember({type: 'string'})],
      options: {layout: 'tags'},
      group: 'facts',
      description: 'Other names of the same skill. Search finds it by them.',
      validation: (rule) =>
        rule.custom((aliases: string[] | undefined, {document}) =>
          checkOtherNames(aliases, document?.title),
        ),
    }),
    defineField({
      name: 'parent',
      title: 'Part of',
      type: 'reference',
      to: [{type: 'skill'}],
      // Weak, so that skills can be grouped in any order and taken apart again.
      weak: true,
      group: 'facts',
      description: 'A wider skill that this one belongs to.',
      validation: (rule) =>
        rule.custom((parent, {document}) => checkParent(parent?._ref, document?._id)),
    }),
    defineField({
      name: 'codes',
      title: 'Skill codes',
      type: 'array',
      of: [defineArrayMember({type: 'skillCode'})],
      group: 'facts',
      description: 'The nearest entries in public classifications.',
    }),
    seoField(),
    ...editorialFields(),
  ],
  orderings: [
    {title: 'Title', name: 'title', by: [{field: 'title', direction: 'asc'}]},
    {
      title: 'Kind',
      name: 'kind',
      by: [
        {field: 'kind', direction: 'asc'},
        {field: 'title', direction: 'asc'},
      ],
    },
  ],
  preview: {
    select: {
      title: 'title',
      kind: 'kind',
      definition: 'definition',
      aliases: 'aliases',
      level3: 'levels.level3',
    },
    prepare: ({title, kind, definition, aliases, level3}) => ({
      title: title ?? 'Untitled skill',
      subtitle: [
        missingParts({definition, levels: level3}),
        // A picker finds a skill by these, and shows why.
        aliases?.length > 0 ? `also ${aliases.join(', ')}` : undefined,
        kind,
        definition,
      ]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})
