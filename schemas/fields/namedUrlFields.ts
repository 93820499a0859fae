import {defineField} from '@sanity/types'

/** An address outside the site and the words that stand for it. */
export function namedUrlFields() {
  return [
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'The words readers click on, for example “LinkedIn”.',
      validation: (rule) => rule.required().error('Name the link.'),
    }),
    defineField({
      name: 'url',
      title: 'Address',
      type: 'url',
      description: 'The whole address, starting with https://.',
      validation: (rule) => [
        rule.required().error('Give the address.'),
        rule
          .uri({scheme: ['https', 'http']})
          .error('Give the whole address, starting with https://.'),
      ],
    }),
  ]
}
