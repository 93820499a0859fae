import {defineField, defineType} from '@sanity/types'
import {checking} from '../fields/checking.ts'
import {documentGroups} from '../fields/documentGroups.ts'
import {editorialFields} from '../fields/editorialFields.ts'
import {linkableTypes} from '../hrefs.ts'
import {checkPathname, checkRedirect} from '../rules/siteChecks.ts'

const {content, editorial} = documentGroups

export const redirect = defineType({
  name: 'redirect',
  title: 'Redirect',
  type: 'document',
  groups: [content, editorial],
  initialValue: {permanent: true, reason: 'manual'},
  validation: (rule) => rule.custom(checking(checkRedirect)),
  fields: [
    defineField({
      name: 'from',
      title: 'Old address',
      type: 'string',
      group: 'content',
      description: 'From the first slash to the last, for example “/paths/old-name/”.',
      validation: (rule) => [
        rule.required().error('Give the old address.'),
        rule.custom(checkPathname),
      ],
    }),
    defineField({
      name: 'toDocument',
      title: 'Leads to page',
      type: 'reference',
      to: linkableTypes.map((type) => ({type})),
      // Weak: a redirect must not keep a page alive; it falls back to the last known address.
      weak: true,
      group: 'content',
      description: 'The page that readers get instead. Its address follows when it moves.',
    }),
    defineField({
      name: 'to',
      title: 'Leads to address',
      type: 'string',
      group: 'content',
      description:
        'An address on this site. If a page is chosen above, this is its last known address, used when the page is gone.',
      validation: (rule) => rule.custom(checkPathname),
    }),
    defineField({
      name: 'permanent',
      title: 'Permanent',
      type: 'boolean',
      group: 'content',
      description: 'Search engines move to the new address. Untick for a detour that will end.',
      validation: (rule) => rule.required().error('Say whether the redirect is permanent.'),
    }),
    defineField({
      name: 'reason',
      title: 'Reason',
      type: 'string',
      group: 'content',
      description: 'Why the old address is gone. Actions fill this in.',
      options: {
        list: [
          {title: 'Address changed', value: 'slug-change'},
          {title: 'Pages merged', value: 'merge'},
          {title: 'Made by hand', value: 'manual'},
        ],
      },
    }),
    defineField({
      name: 'createdFrom',
      title: 'Created from',
      type: 'string',
      group: 'content',
      description: 'Id of the document whose change made this redirect. Filled in by actions.',
      readOnly: true,
      hidden: ({value}) => value === undefined,
    }),
    ...editorialFields({reviewRequired: false}),
  ],
  orderings: [{title: 'Old address', name: 'from', by: [{field: 'from', direction: 'asc'}]}],
  preview: {
    select: {from: 'from', to: 'to', title: 'toDocument.title', name: 'toDocument.name'},
    prepare: ({from, to, title, name}) => ({
      title: from ?? 'No old address',
      subtitle: `→ ${title ?? name ?? to ?? 'nowhere yet'}`,
    }),
  },
})
