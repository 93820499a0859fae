import {defineField, defineType} from '@sanity/types'

export const link = defineType({
  name: 'link',
  title: 'Link to another site',
  type: 'object',
  fields: [
    defineField({
      name: 'href',
      title: 'Address',
      type: 'url',
      description: 'The whole address, starting with https:// (or mailto: for an e-mail address).',
      validation: (rule) => [
        rule.required().error('Give the address, or remove the link.'),
        rule
          .uri({scheme: ['https', 'http', 'mailto']})
          .error(
            'Give the whole address, starting with https://. For our own pages use an internal link.',
          ),
      ],
    }),
  ],
})
