import {defineField, defineType} from '@sanity/types'

export const seo = defineType({
  name: 'seo',
  title: 'Search and sharing',
  type: 'object',
  fields: [
    defineField({
      name: 'title',
      title: 'Title in search results',
      type: 'string',
      description: 'Replaces the page title in search results. Up to 60 characters are shown.',
      validation: (rule) =>
        rule
          .max(60)
          .warning('Search engines cut titles after about 60 characters. Put the key words first.'),
    }),
    defineField({
      name: 'description',
      title: 'Description in search results',
      type: 'text',
      rows: 3,
      description: 'Two sentences that help somebody decide to open the page. 70–160 characters.',
      validation: (rule) =>
        rule
          .min(70)
          .max(160)
          .warning('Keep the description between 70 and 160 characters so that it shows in full.'),
    }),
    defineField({
      name: 'ogTitle',
      title: 'Title when shared',
      type: 'string',
      description: 'Replaces the title on cards in chats and social networks.',
    }),
    defineField({
      name: 'noindex',
      title: 'Hide from search engines',
      type: 'boolean',
      description: 'The page stays public, but search engines are asked not to list it.',
      initialValue: false,
    }),
    defineField({
      name: 'canonicalOverride',
      title: 'Original address',
      type: 'url',
      description: 'Only if this text was first published elsewhere: the address of the original.',
      validation: (rule) =>
        rule
          .uri({scheme: ['https', 'http']})
          .error('Give the whole address of the original, starting with https://.'),
    }),
  ],
})
