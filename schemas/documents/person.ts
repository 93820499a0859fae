import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {documentGroups} from '../fields/documentGroups.ts'
import {editorialFields} from '../fields/editorialFields.ts'
import {imageField} from '../fields/imageField.ts'
import {seoField} from '../fields/seoField.ts'
import {slugField} from '../fields/slugField.ts'
import {lengthBetween} from '../rules/limits.ts'

const {content, seo, editorial} = documentGroups

export const person = defineType({
  name: 'person',
  title: 'Person',
  type: 'document',
  groups: [content, seo, editorial],
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      group: 'content',
      description: 'The whole name in one field, in the order the person uses.',
      validation: (rule) => [
        rule.required().error('Give the name.'),
        rule.custom(lengthBetween('The name', 2, 80)),
      ],
    }),
    slugField({source: 'name', page: 'author page'}),
    defineField({
      name: 'isOrganisation',
      title: 'Organisation',
      type: 'boolean',
      group: 'content',
      description: 'Tick for a group that signs together, not for one human being.',
      initialValue: false,
    }),
    defineField({
      name: 'role',
      title: 'Role',
      type: 'string',
      group: 'content',
      description: 'Why readers should listen, for example “Product manager, formerly engineer”.',
    }),
    defineField({
      name: 'bio',
      title: 'About',
      type: 'text',
      rows: 5,
      group: 'content',
      description: 'A few sentences, at most 600 characters.',
      validation: (rule) => rule.custom(lengthBetween('The text', 0, 600)),
    }),
    imageField({
      name: 'photo',
      title: 'Photo',
      group: 'content',
      description: 'A photo that the person has agreed to.',
    }),
    defineField({
      name: 'links',
      title: 'Links',
      type: 'array',
      of: [defineArrayMember({type: 'personLink'})],
      group: 'content',
      description: 'Profiles and pages elsewhere.',
    }),
    seoField(),
    ...editorialFields(),
  ],
  orderings: [{title: 'Name', name: 'name', by: [{field: 'name', direction: 'asc'}]}],
  preview: {select: {title: 'name', subtitle: 'role', media: 'photo'}},
})
