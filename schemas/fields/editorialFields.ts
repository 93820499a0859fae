import {defineField} from '@sanity/types'

/**
 * The fields that every document carries for the people who keep it, not for readers.
 *
 * `language` belongs to every uniqueness rule although one language ships;
 * `internalNotes` must never enter a query of the site.
 *
 * @param reviewRequired - false for documents that actions write and nobody reads as text
 */
export function editorialFields({reviewRequired = true}: {reviewRequired?: boolean} = {}) {
  return [
    defineField({
      name: 'language',
      title: 'Language',
      type: 'string',
      description: 'Language of the text, as a BCP 47 code. Set for you.',
      initialValue: 'en',
      hidden: true,
      readOnly: true,
    }),
    defineField({
      name: 'review',
      title: 'Review',
      type: 'review',
      group: 'editorial',
      description: 'When somebody last read this with fresh eyes, and when to read it again.',
      validation: (rule) =>
        reviewRequired
          ? rule.required().error('Enter the day of the last review, under “Review and notes”.')
          : rule,
    }),
    defineField({
      name: 'internalNotes',
      title: 'Internal notes',
      type: 'text',
      rows: 4,
      group: 'editorial',
      description: 'For colleagues only: open questions, sources to check. Never published.',
    }),
  ]
}
