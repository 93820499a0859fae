import {defineField, defineType} from '@sanity/types'
import {documentGroups} from '../fields/documentGroups.ts'
import {editorialFields} from '../fields/editorialFields.ts'
import {seoField} from '../fields/seoField.ts'
import {slugField} from '../fields/slugField.ts'
import {checkPageSlug} from '../hrefs.ts'
import {lengthBetween} from '../rules/limits.ts'

const {content, seo, editorial} = documentGroups

export const page = defineType({
  name: 'page',
  title: 'Page',
  type: 'document',
  groups: [content, seo, editorial],
  fields: [
    defineField({
      name: 'title',
      title: 'Title',
      type: 'string',
      group: 'content',
      description: 'The heading of the page.',
      validation: (rule) => [
        rule.required().error('Give the page a title.'),
        rule.custom(lengthBetween('The title', 2, 80)),
      ],
    }),
    slugField({source: 'title', page: 'page', check: checkPageSlug}),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'prose',
      group: 'content',
      description: 'The whole text of the page below its heading.',
      validation: (rule) => rule.required().error('Write the text of the page.'),
    }),
    seoField(),
    ...editorialFields(),
  ],
  orderings: [{title: 'Title', name: 'title', by: [{field: 'title', direction: 'asc'}]}],
  preview: {
    select: {title: 'title', slug: 'slug.current'},
    prepare: ({title, slug}) => ({
      title: title ?? 'Untitled page',
      subtitle: slug === undefined ? 'no address yet' : `/${slug}/`,
    }),
  },
})
