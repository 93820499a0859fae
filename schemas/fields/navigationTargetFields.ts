import {defineField} from '@sanity/types'
import {siteUrlField} from './siteUrlField.ts'

/** What a menu entry says and where it leads; the two levels of the menu share it. */
export function navigationTargetFields() {
  return [
    defineField({
      name: 'label',
      title: 'Label',
      type: 'string',
      description: 'One to three words.',
      validation: (rule) => rule.required().error('Name the menu entry.'),
    }),
    defineField({
      name: 'reference',
      title: 'Page',
      type: 'reference',
      to: [
        {type: 'career'},
        {type: 'transitionPath'},
        {type: 'learningRoadmap'},
        {type: 'category'},
        {type: 'page'},
      ],
      description: 'A page of this site. Its address follows when the page moves.',
    }),
    siteUrlField({
      description: 'Instead of a page: a list such as /careers/, or an address elsewhere.',
    }),
  ]
}
