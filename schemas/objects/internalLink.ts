import {defineField, defineType} from '@sanity/types'
import {linkableTypes} from '../hrefs.ts'
import {mustBePresent} from '../rules/presence.ts'

export const internalLink = defineType({
  name: 'internalLink',
  title: 'Link to one of our pages',
  type: 'object',
  fields: [
    defineField({
      name: 'reference',
      title: 'Page',
      type: 'reference',
      to: linkableTypes.map((type) => ({type})),
      // Weak, so that prose never keeps a page alive; the words stay when the page goes.
      weak: true,
      description: 'The address follows the page when it moves.',
      validation: (rule) => rule.custom(mustBePresent('Choose the page, or remove the link.')),
    }),
  ],
})
