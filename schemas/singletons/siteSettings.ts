import {defineArrayMember, defineField, defineType} from '@sanity/types'
import {documentGroups} from '../fields/documentGroups.ts'
import {editorialFields} from '../fields/editorialFields.ts'
import {imageField} from '../fields/imageField.ts'
import {seoField} from '../fields/seoField.ts'
import {lengthBetween, wholeNumberBetween} from '../rules/limits.ts'

const {content, seo, editorial} = documentGroups

export const siteSettings = defineType({
  name: 'siteSettings',
  title: 'Site settings',
  type: 'document',
  groups: [content, seo, editorial],
  initialValue: {staleAfterMonths: 12},
  fields: [
    defineField({
      name: 'name',
      title: 'Name',
      type: 'string',
      group: 'content',
      description: 'The name of the site, in the header and in search results.',
      validation: (rule) => [
        rule.required().error('Give the site a name.'),
        rule.custom(lengthBetween('The name', 1, 60)),
      ],
    }),
    defineField({
      name: 'url',
      title: 'Public address',
      type: 'url',
      group: 'content',
      description: 'Where readers find the site, starting with https://.',
      validation: (rule) => [
        rule.required().error('Give the public address of the site.'),
        rule
          .uri({scheme: ['https', 'http']})
          .error('Give the whole address, starting with https://.'),
      ],
    }),
    defineField({
      name: 'description',
      title: 'Description',
      type: 'text',
      rows: 3,
      group: 'content',
      description: 'What the site is, in one or two sentences; for search results and cards.',
      validation: (rule) => rule.required().error('Describe the site in one or two sentences.'),
    }),
    defineField({
      name: 'homepage',
      title: 'Home page',
      type: 'homepage',
      group: 'content',
      description: 'What readers meet first.',
      validation: (rule) => rule.required().error('Fill in the home page.'),
    }),
    imageField({
      name: 'logo',
      title: 'Logo',
      group: 'content',
      description: 'Shown beside the name in the header.',
    }),
    defineField({
      name: 'announcement',
      title: 'Announcement',
      type: 'announcement',
      group: 'content',
      description: 'A line above every page, while there is something to announce.',
    }),
    defineField({
      name: 'footer',
      title: 'Footer',
      type: 'shortProse',
      group: 'content',
      description: 'Printed at the bottom of every page.',
    }),
    defineField({
      name: 'social',
      title: 'Profiles elsewhere',
      type: 'array',
      of: [defineArrayMember({type: 'socialLink'})],
      group: 'content',
      description: 'Accounts of the site on other services.',
    }),
    defineField({
      name: 'requestUrl',
      title: 'Where to ask for a path',
      type: 'url',
      group: 'content',
      description:
        'Offered where no path leads from a reader’s work to the career they chose: an address to write to (mailto:guides@example.org) or a page to ask on (https://…). Left empty, nothing is offered, so fill it in only if somebody reads it.',
      validation: (rule) =>
        rule
          .uri({scheme: ['https', 'http', 'mailto']})
          .error('Start with https:// for a page, or with mailto: for an address to write to.'),
    }),
    defineField({
      name: 'staleAfterMonths',
      title: 'Needs review after (months)',
      type: 'number',
      group: 'content',
      description: 'For documents that do not set a time of their own.',
      validation: (rule) => rule.custom(wholeNumberBetween('months', 1, 60)),
    }),
    imageField({
      name: 'defaultOg',
      title: 'Image when shared',
      group: 'seo',
      description: 'For pages without an image of their own; 1200 × 630 pixels.',
    }),
    seoField(),
    ...editorialFields(),
  ],
  preview: {select: {title: 'name', subtitle: 'url', media: 'logo'}},
})
